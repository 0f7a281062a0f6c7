using System.Reflection;
using System.Runtime.Loader;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis.Emit;

namespace KernelGen.Generator.Tests.UserCode;

/// <summary>A user's members do not get between the network and the runtime, nor does the order in which statics are made.</summary>
public sealed class RunningClasses
{
    [Fact]
    public void AUsersMembersDoNotTakeThePlaceOfOurs()
    {
        Type type = Load(
            """
            using KernelGen;
            [Network(1, 2, 2)] public sealed partial class N
            {
                public static readonly N Shared = Create(3);
                [Linear(2)] public partial Layer L { get; }
                public new void Initialize(ulong seed) => throw new System.InvalidOperationException("the user's");
                public new object Layers => throw new System.InvalidOperationException("the user's");
                public new object Parameters => throw new System.InvalidOperationException("the user's");
                public static int KernelGenPlan => throw new System.InvalidOperationException("the user's");
            }
            """, "N");
        var shared = (Network)type.GetField("Shared")!.GetValue(null)!;
        using var made = (Network)type.GetMethod("Create")!.Invoke(null, [3UL])!;
        Assert.Contains(made.Parameters[0].Values.ToArray(), v => v != 0);
        Assert.Equal(shared.Parameters[0].Values.ToArray(), made.Parameters[0].Values.ToArray());
        Assert.Same(made.Layers[0], type.GetProperty("L")!.GetValue(made));
    }

    [Fact]
    public void AConstructorOfTheUsersMakesTheNetwork()
    {
        Type type = Load(
            """
            using KernelGen;
            [Network(1, 2, 2)] public sealed partial class N
            {
                public N(string version) : this() => Version = version;
                public string Version { get; } = "";
                [Linear(2)] public partial Layer L { get; }
            }
            """, "N");
        using var made = (Network)Activator.CreateInstance(type, "1.2")!;
        var output = new float[2];
        made.Forward([1, 2, 3, 4], output);
        Assert.Equal([0f, 0f], output);
        Assert.Equal("1.2", type.GetProperty("Version")!.GetValue(made));
    }

    private static Type Load(string source, string name)
    {
        HarnessResult result = Harness.Run(Harness.Compile(source), Harness.EveryWidth);
        using var file = new MemoryStream();
        EmitResult emitted = result.Output.Emit(file);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(5)));
        file.Position = 0;
        Assembly assembly = new AssemblyLoadContext("user", isCollectible: true).LoadFromStream(file);
        return assembly.GetType(name, throwOnError: true)!;
    }
}
