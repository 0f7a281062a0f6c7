using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>No culture of a developer's machine reaches the emitted text or a message.</summary>
public sealed class CultureTests
{
    private const string Views = "(ReadOnlyImageView<byte> source, ImageView<byte> destination)";

    /// <summary>Negative numbers, decimals and long numbers wherever a declaration can have them, and mistakes that state them.</summary>
    private const string Source =
        """
        using KernelGen;
        [Network(3, 40, 40)] public partial class N
        {
            [Conv2d(7, 3, Padding = 1, Stride = 2), LeakyReLU(-0.125)] public partial Layer A { get; }
            [MaxPool2d(3, Stride = 2, Padding = 1, CeilMode = true)] public partial Layer B { get; }
            [Stencil("-1.5 0 1e-3; -2 0 2; -1 0 1", Offset = -0.5, Border = BorderMode.Constant, BorderValue = -2.5), Clamp(-1.5, 1e6)] public partial Layer C { get; }
            [AvgPool2d(3, Padding = 1), Softmax(Temperature = 2.5)] public partial Layer D { get; }
            [Conv2d(5, 3, Padding = 2, PaddingMode = PaddingMode.Circular, Dilation = 2), GELU] public partial Layer E { get; }
            [AdaptiveAvgPool2d(3, 2), SiLU] public partial Layer F { get; }
            [Linear(1000), LogSoftmax] public partial Layer G { get; }
        }
        public static partial class K
        {
            [ImageKernel("-1 -2.5 -1; 0 0 0; 1 2.5 1", Divisor = -3.25, Offset = -12.5, Border = BorderMode.Constant, BorderValue = 7)] public static partial void AVIEWS;
            [ImageKernel("-0.1 0.2 -0.3")] public static partial void B(ReadOnlyImageView<float> source, ImageView<float> destination);
            [ImagePipeline("A", "Threshold(-3.5, 200)", "Clamp(-10, 100)")] public static partial void CVIEWS;
        }
        [Network(-1, 8, 8)] public partial class Bad { [Conv2d(-3, 3, Stride = -2, Padding = -1)] public partial Layer A { get; } }
        [Network(1, 8, 8)] public partial class Bad2 { [LeakyReLU(-1e39)] public partial Layer A { get; } }
        [Network(1, 8, 8)] public partial class Bad3 { [Conv2d(1, 3), Schedule(ChannelTile = -5)] public partial Layer A { get; } }
        public static partial class BadK
        {
            [ImageKernel("1", AnchorX = -7, BorderValue = -1.5, Channels = -3)] public static partial void AVIEWS;
            [ImageKernel("0.333 -0.3333")] public static partial void BVIEWS;
            [ImagePipeline("Threshold(-1.5, 1, 2)")] public static partial void CVIEWS;
        }
        """;

    private static readonly Lazy<(string[] Files, string[] Messages)> s_invariant = new(Run);

    [Theory]
    [InlineData("\u2212", ",", ".")]
    [InlineData("\u061c-", "\u066b", "\u066c")]
    [InlineData("minus ", "komma", " ")]
    [InlineData("~", ";", "'")]
    public void Bad25_TextAndMessagesAreInvariant(string minus, string point, string group)
    {
        (string[] files, string[] messages) = s_invariant.Value;
        Assert.True(messages.Length > 10);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo interfaceBefore = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Hostile(minus, point, group);
            (string[] hostile, string[] hostileMessages) = Run();
            Assert.Equal(messages, hostileMessages);
            Assert.Equal(files, hostile);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = interfaceBefore;
        }
    }

    /// <summary>Not one call in the generator asks for the culture of the machine; interpolated strings have a handler of their own.</summary>
    [Fact]
    public void Bad25_NoCallTakesTheCultureOfTheMachine()
    {
        string[] numbers = ["Int32", "Int64", "Int16", "Byte", "UInt32", "UInt64", "Single", "Double", "Decimal", "BigInteger", "DateTime"];
        using var image = new PEReader(File.OpenRead(typeof(KernelGenerator).Assembly.Location));
        MetadataReader metadata = image.GetMetadataReader();
        var guilty = new List<string>();
        foreach (MemberReference member in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            if (member.Parent.Kind != HandleKind.TypeReference || member.GetKind() != MemberReferenceKind.Method)
            {
                continue;
            }

            string type = metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name);
            string name = metadata.GetString(member.Name);
            BlobReader signature = metadata.GetBlobReader(member.Signature);
            _ = signature.ReadSignatureHeader();
            int parameters = signature.ReadCompressedInteger();
            _ = signature.ReadByte();
            bool startsWithText = parameters > 0 && signature.ReadSignatureTypeCode() == SignatureTypeCode.String;
            bool takesCulture = (numbers.Contains(type) && name == "ToString" && parameters == 0)
                || (numbers.Contains(type) && name is "Parse" or "TryParse" && parameters <= 2)
                || (type == "String" && name is "ToUpper" or "ToLower")
                || (type == "String" && name == "Format" && startsWithText)
                || (type == "StringBuilder" && name is "AppendFormat")
                || (type == "CultureInfo" && name is "get_CurrentCulture" or "get_CurrentUICulture");
            if (takesCulture)
            {
                guilty.Add($"{type}.{name} of {parameters}");
            }
        }

        Assert.Empty(guilty);
    }

    /// <summary>The files of every width, and the messages.</summary>
    private static (string[] Files, string[] Messages) Run()
    {
        CSharpCompilation compilation = Harness.Compile(Source.Replace("VIEWS", Views));
        GeneratorDriverRunResult run = Harness.Driver(project: Harness.EveryWidth).RunGenerators(compilation).GetRunResult();
        return (
            [.. run.Results.Single().GeneratedSources.Select(s => $"{s.HintName}\n{s.SourceText}").Order(StringComparer.Ordinal)],
            [.. Harness.Run(compilation).Messages.Select(d => d.ToString()).Order(StringComparer.Ordinal)]);
    }

    private static CultureInfo Hostile(string minus, string point, string group)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        NumberFormatInfo numbers = culture.NumberFormat;
        numbers.NegativeSign = minus;
        numbers.PositiveSign = "plus";
        numbers.NumberDecimalSeparator = numbers.CurrencyDecimalSeparator = numbers.PercentDecimalSeparator = point;
        numbers.NumberGroupSeparator = numbers.CurrencyGroupSeparator = group;
        numbers.NaNSymbol = "no number";
        numbers.PositiveInfinitySymbol = "very large";
        numbers.NegativeInfinitySymbol = "very small";
        numbers.NumberNegativePattern = 4;
        return culture;
    }
}
