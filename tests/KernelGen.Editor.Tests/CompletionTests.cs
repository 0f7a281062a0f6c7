using System.Reflection;
using System.Xml.Linq;

namespace KernelGen.Editor.Tests;

/// <summary>What completion says of each attribute: what it does, with an example.</summary>
public sealed class CompletionTests
{
    private static readonly Type[] s_attributes = [.. typeof(NetworkAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute)) && t.Namespace == "KernelGen")];

    [Fact]
    public async Task EveryAttributeIsOfferedWithAnExample()
    {
        var said = new Dictionary<string, string>();
        foreach (string place in new[] { "[$$] partial class N { }", "partial class N { [$$] public partial Layer L { get; } }", "partial class N { [$$] partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }" })
        {
            using var editor = new Editor("using KernelGen; " + place);
            foreach ((string name, string text) in await editor.Complete([.. s_attributes.Select(NameOf).Where(n => !said.ContainsKey(n))]))
            {
                said[name] = text;
            }
        }

        Assert.All(s_attributes, a =>
        {
            string text = said[NameOf(a)];
            Assert.Matches($@"Example: \[.*\b{NameOf(a)}\b.*\]", text);
        });
    }

    /// <summary>The whole member stands in the documentation of the attribute, and the short form beside it is part of what compiles.</summary>
    [Fact]
    public void EveryAttributeHasAnExampleThatNamesIt()
    {
        XDocument documentation = XDocument.Load(Path.ChangeExtension(typeof(NetworkAttribute).Assembly.Location, ".xml"));
        Dictionary<string, XElement> members = documentation.Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);
        Assert.All(s_attributes, a =>
        {
            XElement member = members["T:" + a.FullName];
            Assert.Contains(NameOf(a), Assert.Single(member.Elements("example")).Value);
        });
    }

    private static string NameOf(MemberInfo attribute) => attribute.Name[..^"Attribute".Length];
}
