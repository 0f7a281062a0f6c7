using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>The methods of one target: functions that differ only in numbers share one.</summary>
internal sealed class FunctionFamilies
{
    private readonly Dictionary<string, (Function Function, FunctionFamily Family)> _families = [];
    private readonly List<FunctionFamily> _all = [];

    /// <param name="set">The functions of a target.</param>
    /// <param name="depth">How deep the bodies are indented.</param>
    public FunctionFamilies(KernelSet set, int depth)
    {
        var alike = new Dictionary<string, List<FunctionFamily>>();
        foreach (Function function in set.Functions)
        {
            var writer = new CodeWriter(CodeWriter.Tab);
            using (writer.Indent(depth))
            {
                FunctionText text = FunctionEmitter.Text(function, writer);
                string key = string.Join(",", function.Buffers.Select(b => b.Name).Concat(function.Sizes.Select(s => s.Name))) + "\n" + text.Body;
                if (!alike.TryGetValue(key, out List<FunctionFamily>? families))
                {
                    alike.Add(key, families = []);
                }

                FunctionFamily? family = families.FirstOrDefault(f => f.Takes(text, set.Target));
                if (family is null)
                {
                    families.Add(family = new FunctionFamily(text));
                    _all.Add(family);
                }

                _families.Add(function.Name, (function, family));
            }
        }
    }

    /// <summary>The methods.</summary>
    public IReadOnlyList<FunctionFamily> All => _all;

    /// <summary>The name of the method that a function became, and what it is handed over behind the function's own arguments.</summary>
    public (string Name, IEnumerable<string> Arguments) CallOf(string function)
    {
        (Function of, FunctionFamily family) = _families[function];
        return (family.First.Name, family.ArgumentsOf(of));
    }
}
