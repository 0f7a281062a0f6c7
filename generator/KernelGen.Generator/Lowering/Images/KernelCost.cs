using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>What one turn of a row kernel costs.</summary>
/// <param name="Operations">Vector instructions that compute.</param>
/// <param name="Loads">Vector loads.</param>
/// <param name="LiveRegisters">The most vectors that are held at once.</param>
internal sealed record KernelCost(int Operations, int Loads, int LiveRegisters)
{
    public static KernelCost Of(Function function)
    {
        Loop loop = function.Body.Statements.OfType<Loop>().First();
        int operations = 0;
        int loads = 0;
        var lastUse = new Dictionary<Value, int>();
        IReadOnlyList<Statement> statements = loop.Body.Statements;
        for (int i = 0; i < statements.Count; i++)
        {
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
                    case Constant or Conversion { Kind: ConversionKind.Bits }:
                        break;
                    default:
                        operations++;
                        break;
                }
            }
        }

        return new(operations, loads, MostLive(statements, lastUse));
    }

    private static int MostLive(IReadOnlyList<Statement> statements, Dictionary<Value, int> lastUse)
    {
        var live = new HashSet<Value>();
        int most = 0;
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is Define define)
            {
                live.Add(define.Target);
            }

            most = Math.Max(most, live.Count);
            int at = i;
            live.RemoveWhere(v => !lastUse.TryGetValue(v, out int last) || last <= at);
        }

        // One more for what an expression holds on its way.
        return most + 1;
    }
}
