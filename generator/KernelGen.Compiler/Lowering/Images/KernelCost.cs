using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>What one turn of a row kernel costs.</summary>
/// <param name="Operations">Vector instructions that compute.</param>
/// <param name="Loads">Vector loads.</param>
/// <param name="Stores">Vector stores.</param>
/// <param name="LiveRegisters">The most vectors that are held at once, constants among them.</param>
internal sealed record KernelCost(int Operations, int Loads, int Stores, int LiveRegisters)
{
    public static KernelCost Of(Function function)
    {
        Loop loop = function.Body.Statements.OfType<Loop>().First();
        int operations = 0;
        int loads = 0;
        int stores = 0;
        var lastUse = new Dictionary<Value, int>();
        var constants = new HashSet<Constant>();
        IReadOnlyList<Statement> statements = loop.Body.Statements;
        for (int i = 0; i < statements.Count; i++)
        {
            stores += statements[i] is Store ? 1 : 0;
            foreach (Expression expression in statements[i].Computed()?.SelfAndOperands() ?? [])
            {
                switch (expression)
                {
                    case Read read:
                        lastUse[read.Value] = i;
                        break;
                    case Load:
                        loads++;
                        break;
                    case Constant constant:
                        constants.Add(constant);
                        break;
                    case Conversion { Kind: ConversionKind.Bits }:
                        break;
                    case NarrowSaturated { WithinBlocks: false }:
                        operations += 2;
                        break;
                    default:
                        operations++;
                        break;
                }
            }
        }

        return new(operations, loads, stores, MostLive(statements, lastUse) + constants.Count(c => c.Number != 0));
    }

    /// <summary>Cycles of a turn, roughly: two instructions and two loads start in each, and what does not fit in registers is loaded again.</summary>
    public double Weight(Target target) =>
        (0.5 * Operations) + (0.5 * Loads) + (0.5 * Stores) + Math.Max(0, LiveRegisters - target.Registers) + 1;

    private static int MostLive(IReadOnlyList<Statement> statements, Dictionary<Value, int> lastUse)
    {
        var live = new HashSet<Value>();
        var ending = lastUse.ToLookup(l => l.Value, l => l.Key);
        int most = 0;
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is Define define && lastUse.ContainsKey(define.Target))
            {
                live.Add(define.Target);
            }

            most = Math.Max(most, live.Count);
            live.ExceptWith(ending[i]);
        }

        // One more for what an expression holds on its way.
        return most + 1;
    }
}
