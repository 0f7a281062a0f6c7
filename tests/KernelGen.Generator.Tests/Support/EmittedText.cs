using KernelGen.Compiler.Emit;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Passes;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Tests.Support;

/// <summary>Kernels as C# text, alone in a file.</summary>
internal static class EmittedText
{
    /// <summary>The method of one kernel.</summary>
    public static string Of(Kernel kernel) => Of(kernel.Run());

    /// <summary>The method of a function.</summary>
    public static string Of(Function function)
    {
        var writer = new CodeWriter();
        FunctionEmitter.Write(function, writer);
        return writer.ToString();
    }

    /// <summary>A class of kernels that compiles.</summary>
    public static string Class(params IEnumerable<Function> functions)
    {
        var kernels = new CodeWriter(CodeWriter.Tab);
        bool isFirst = true;
        using (kernels.Block("file static unsafe class Kernels"))
        {
            foreach (Function function in functions)
            {
                if (!isFirst)
                {
                    kernels.Line();
                }

                FunctionEmitter.Write(function, kernels);
                isFirst = false;
            }
        }

        var usings = new CodeWriter();
        KernelUsings.Write(usings, kernels.ToString());
        return usings.ToString() + kernels;
    }

    public static CSharpCompilation Compile(string source) => Harness.Compile(source);
}
