using System.Reflection;
using KernelGen.Compiler.Ir;

namespace KernelGen.Generator.Tests.Programs;

/// <summary>What the compiler knows of the runtime's methods is what the runtime has.</summary>
public sealed class RuntimeMethodTests
{
    public static TheoryData<string> Names => [.. RuntimeMethod.All.Select(m => m.Name)];

    public static TheoryData<string> InPlace => [.. RuntimeMethod.All.Where(m => m.FromTheFront).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public unsafe void TheRuntimeHasTheMethod(string name)
    {
        Dictionary<Type, char> letters = new() { [typeof(float*)] = 'p', [typeof(int)] = 'i', [typeof(double)] = 'd', [typeof(nint)] = 'n' };
        ParameterInfo[] parameters = Method(name).GetParameters();
        Assert.Equal(Listed(name).Parameters, string.Concat(parameters.Select(p => letters[p.ParameterType])));
        Assert.Equal(Listed(name).Numbers, parameters.Where(p => p.ParameterType == typeof(nint)).Select(p => p.Name));
    }

    /// <summary>Results in the place of the sources, and some floats in front of them, are those of memory of their own.</summary>
    [Theory]
    [MemberData(nameof(InPlace))]
    public void WhatWritesFromTheFrontCanTakeThePlaceOfItsSource(string name)
    {
        foreach (int shift in (int[])[0, 1, 16, 40])
        {
            foreach (int outputs in (int[])[5, 16, 37])
            {
                Assert.Equal(Run(name, outputs, apart: 2000), Run(name, outputs, shift));
            }
        }
    }

    /// <summary>The result of a method whose source begins so many floats behind where it writes.</summary>
    private static unsafe float[] Run(string name, int outputs, int apart)
    {
        const int Inputs = 3, Taps = 4;
        int[] sizes = Listed(name).SingleGroup is null ? [outputs] : [outputs, Inputs, Taps, 1];
        int length = Listed(name).SingleGroup is null ? outputs : outputs * Inputs * Taps;
        var memory = new float[4000];
        for (int i = 0; i < length; i++)
        {
            memory[apart + i] = i + 1;
        }

        fixed (float* start = memory)
        {
            Method(name).Invoke(null, [Pointer.Box(start + apart, typeof(float*)), .. sizes.Select(s => (object)s), Pointer.Box(start, typeof(float*))]);
        }

        return memory[..length];
    }

    private static RuntimeMethod Listed(string name) => RuntimeMethod.All.Single(m => m.Name == name);

    private static MethodInfo Method(string name)
    {
        string[] names = name.Split('.');
        Type type = typeof(NetworkAttribute).Assembly.GetType("KernelGen.Runtime." + names[0], throwOnError: true)!;
        return type.GetMethod(names[1], BindingFlags.Public | BindingFlags.Static) ?? throw new MissingMethodException(names[0], names[1]);
    }
}
