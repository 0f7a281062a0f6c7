using System.Xml.Linq;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.UserCode;

/// <summary>What a user wrote about a member is in the documentation file, with what the compiler knows beside it.</summary>
public sealed class UserDocumentationTests
{
    [Fact]
    public void TheUsersWordsAreKeptAndOursAreAdded()
    {
        XElement[] members = Documented(
            """
            using KernelGen; using Text = System.Text.StringBuilder;
            namespace App;
            /// <summary>My filters.</summary>
            public static partial class F
            {
                /// <summary>
                ///   My blur, see <see cref="Text"/>, <see cref="Sharp"/> &amp; <paramref name="s"/>.
                ///   <code>
                ///     a &lt; b;
                ///
                ///     c;
                ///   </code>
                /// </summary>
                /// <param name="s">My source.</param>
                /// <param name="d">My destination.</param>
                [ImageKernel("1 2")] public static partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d);

                /// <summary>My sharpening.</summary>
                /// <remarks>My remarks.</remarks>
                [ImageKernel("-1 3 -1")] public static partial void Sharp(ReadOnlyImageView<byte> s, ImageView<byte> d);

                [ImageKernel("1 1")] public static partial void Silent(ReadOnlyImageView<byte> s, ImageView<byte> d);

                /** <summary>My pipeline.</summary> */
                [ImagePipeline(nameof(Blur))] public static partial void Pipe(ReadOnlyImageView<byte> s, ImageView<byte> d);

                /// <inheritdoc cref="Blur"/>
                [ImageKernel("3")] public static partial void Inherited(ReadOnlyImageView<byte> s, ImageView<byte> d);
            }

            /// <summary>My network.</summary>
            [Network(1, 6, 6)] public partial class N
            {
                /// <summary>My layer.</summary>
                [Conv2d(2, 3)] public partial Layer C1 { get; }
                /// <summary>My other layer.</summary><remarks/>
                [Linear(2)] public partial Layer L1 { get; }
                [Tanh] public partial Layer T1 { get; }
            }
            """);
        XElement blur = Member(members, "M:App.F.Blur(");
        Assert.Contains("My blur", blur.Element("summary")!.Value);
        Assert.Contains("\n\n", blur.Element("summary")!.Element("code")!.Value.Replace("\r", "").Replace(" ", ""));
        Assert.Equal(["T:System.Text.StringBuilder", "M:App.F.Sharp(KernelGen.ReadOnlyImageView{System.Byte},KernelGen.ImageView{System.Byte})"],
            blur.Descendants("see").Select(s => s.Attribute("cref")!.Value));
        Assert.Equal(["My source.", "My destination."], blur.Elements("param").Select(p => p.Value));
        Assert.Contains("1 x 2", blur.Element("remarks")!.Value);

        XElement sharp = Member(members, "M:App.F.Sharp(");
        Assert.Equal("My sharpening.", sharp.Element("summary")!.Value);
        XElement remarks = Assert.Single(sharp.Elements("remarks"));
        Assert.StartsWith("My remarks.", remarks.Value);
        Assert.Contains("1 x 3", remarks.Value);

        Assert.Contains("1 x 2", Member(members, "M:App.F.Silent(").Element("summary")!.Value);
        Assert.Equal("My pipeline.", Member(members, "M:App.F.Pipe(").Element("summary")!.Value.Trim());
        Assert.Contains("stage 1", Member(members, "M:App.F.Pipe(").Element("remarks")!.Value);
        Assert.NotNull(Member(members, "M:App.F.Inherited(").Element("inheritdoc"));

        XElement network = Member(members, "T:App.N");
        Assert.Equal("My network.", network.Element("summary")!.Value);
        Assert.Contains("receptive field", network.Element("remarks")!.Value);
        XElement c1 = Member(members, "P:App.N.C1");
        Assert.Equal("My layer.", c1.Element("summary")!.Value);
        Assert.Equal("Conv2d 3×3: 1×6×6 to 2×4×4, 20 parameters, 288 multiply-adds, receptive field 3×3.", c1.Element("remarks")!.Value);
        Assert.Contains("Linear 2", Assert.Single(Member(members, "P:App.N.L1").Elements("remarks")).Value);
        Assert.Equal("Tanh: 2×1×1 to 2×1×1, 0 parameters, 0 multiply-adds, receptive field 6×6.", Member(members, "P:App.N.T1").Element("summary")!.Value);
        foreach (string name in new[] { "F:App.N.InputLength", "F:App.N.ParameterCount", "M:App.N.#ctor", "M:App.N.Create(System.UInt64)" })
        {
            Assert.NotNull(Member(members, name).Element("summary"));
        }
    }

    [Theory]
    [InlineData("/// <summary>Open.")]
    [InlineData("/// <summary>Wrong.</sumary>")]
    [InlineData("/// a < b & c")]
    [InlineData("/// &unknown;")]
    [InlineData("/// <summary>x</summary></member>")]
    [InlineData("/// <include file='missing.xml' path='//x'/>")]
    [InlineData("/// <summary cref=\"Missing\"/> ]]>")]
    [InlineData("/// plain text")]
    [InlineData("///")]
    [InlineData("/** */")]
    [InlineData("/// <summary><see cref=\"Missing\"/><![CDATA[</remarks>]]></summary><remarks><![CDATA[</remarks>]]></remarks>")]
    public void MalformedTextBreaksNothing(string comment)
    {
        XElement[] members = Documented(
            $$"""
            using KernelGen;
            public static partial class F
            {
                {{comment}}
                [ImageKernel("1 2")] public static partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d);
            }
            {{comment}}
            [Network(1, 6, 6)] public partial class N
            {
                {{comment}}
                [Linear(2)] public partial Layer L1 { get; }
            }
            """);
        Assert.Contains("1 x 2", Member(members, "M:F.Blur(").Value);
        Assert.Contains("receptive field", Member(members, "P:N.L1").Value);
        // Of a class in parts the compiler drops the whole text where one part is malformed, which it warns of.
        Assert.All(members.Where(m => m.Attribute("name")!.Value == "T:N"), m => Assert.Contains("receptive field", m.Value));
    }

    /// <summary>The members of the documentation file.</summary>
    private static XElement[] Documented(string source)
    {
        HarnessResult result = Harness.Run(Harness.Compile(source));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        Assert.True(result.Output.Emit(assembly, xmlDocumentationStream: documentation).Success);
        documentation.Position = 0;
        return [.. XDocument.Load(documentation, LoadOptions.PreserveWhitespace).Root!.Element("members")!.Elements("member")];
    }

    private static XElement Member(XElement[] members, string start) =>
        Assert.Single(members, m => m.Attribute("name")!.Value == start || (start[^1] == '(' && m.Attribute("name")!.Value.StartsWith(start, StringComparison.Ordinal)));
}
