using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Lowering;

/// <summary>What is proven of random loops, against all cells that each turn reads and writes.</summary>
public sealed class RandomIndependenceTests
{
    private readonly Buffer _b = Scalars.Out("b", 100_000);

    [Fact]
    public void WhatIsProvenIsTrue()
    {
        var random = new Random(1);
        (int proven, int independent) = (0, 0);
        for (int i = 0; i < 10_000; i++)
        {
            (Function function, Loop shared) = Draw(random);
            bool isProven = new Independence(function).IsProven(shared);
            bool isTrue = AreIndependent(function, shared.Variable.Name);
            Assert.True(isTrue || !isProven, $"The turns of {shared.Variable} meet:\n{Printer.Print(function)}");
            proven += isProven ? 1 : 0;
            independent += isTrue ? 1 : 0;
        }

        // A proof that finds less than before makes kernels slower.
        Assert.True(proven >= 1_728, $"{proven} of {independent} are proven");
    }

    /// <summary>Up to three loops in one another, or two of one name behind one another, around one to three accesses.</summary>
    private (Function Function, Loop Shared) Draw(Random random)
    {
        string shared = "abc"[random.Next(3)].ToString();
        Block body = Nest(random, "abc", []);
        if (random.Next(4) == 0)
        {
            body = new Block([.. body.Statements, .. Nest(random, "abc", []).Statements]);
        }

        Function function = new("f", [], [_b], [], body);
        return (function, function.Body.All().OfType<Loop>().First(l => l.Variable.Name == shared));
    }

    private Block Nest(Random random, string names, IReadOnlyList<Symbol> around)
    {
        if (names.Length > 0)
        {
            var variable = new Symbol(names[..1]);
            (int start, int step, int trips) = (random.Next(4) == 0 ? random.Next(6) : 0, random.Next(3) == 0 ? random.Next(1, 4) : 1, random.Next(1, 5));
            bool movesBack = names.Length == 1 && random.Next(6) == 0;
            int end = start + (trips * step) - (movesBack && trips > 1 ? random.Next(step) : 0);
            return new([new Loop(variable, start, end, step, Nest(random, names[1..], [.. around, variable]), movesBack)]);
        }

        int[] factors = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 48];
        Affine place = around.Aggregate((Affine)random.Next(3), (sum, s) => sum + ((Affine)s * factors[random.Next(factors.Length)]));
        var statements = new List<Statement>();
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            Affine index = random.Next(3) == 0
                ? around.Aggregate((Affine)random.Next(60), (sum, s) => sum + ((Affine)s * factors[random.Next(factors.Length)]))
                : place + random.Next(6);
            VectorType type = random.Next(4) == 0 ? Scalars.Four : Scalars.Float;
            statements.Add(i > 1 && random.Next(2) == 0
                ? new Define(new Value($"x{i}", type), new Load(_b, index, type))
                : new Store(_b, index, new Constant(1, type)));
        }

        return new(statements);
    }

    /// <summary>Whether no cell that a turn of the loop writes is touched in another, whatever the loops around it are at.</summary>
    private static bool AreIndependent(Function function, string loop)
    {
        var touched = new Dictionary<long, (int Turn, bool IsWritten, bool InSeveral)>();
        bool areIndependent = true;
        var values = new Dictionary<Symbol, long>();
        Run(function.Body, turn: -1);
        return areIndependent;

        void Run(Block block, int turn)
        {
            foreach (Statement statement in block.Statements)
            {
                switch (statement)
                {
                    case Loop inner:
                        int count = 0;
                        for (long i = inner.Start.Constant; i < inner.End.Constant; i += inner.Step, count++)
                        {
                            values[inner.Variable] = inner.LastMovesBack ? Math.Min(i, inner.End.Constant - inner.Step) : i;
                            Run(inner.Body, inner.Variable.Name == loop ? count : turn);
                        }

                        break;
                    case Define { Initial: Load load }:
                        Touch(load.Index, load.Type.Lanes, false, turn);
                        break;
                    case Store store:
                        Touch(store.Index, store.Value.Type.Lanes, true, turn);
                        break;
                }
            }
        }

        void Touch(Affine index, int lanes, bool isWritten, int turn)
        {
            long first = index.Constant + index.Terms.Sum(t => t.Value * values[t.Key]);
            for (long cell = first; cell < first + lanes; cell++)
            {
                if (!touched.TryGetValue(cell, out (int Turn, bool IsWritten, bool InSeveral) before))
                {
                    touched[cell] = (turn, isWritten, false);
                    continue;
                }

                bool isOther = before.Turn != turn || before.InSeveral;
                areIndependent &= !(isOther && (isWritten || before.IsWritten));
                touched[cell] = (before.Turn, before.IsWritten || isWritten, isOther);
            }
        }
    }
}
