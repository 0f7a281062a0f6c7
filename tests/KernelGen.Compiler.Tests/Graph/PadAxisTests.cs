using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Tests.Graph;

using BorderMode = KernelGen.Compiler.Declarations.BorderMode;

/// <summary>The runs of a padded axis against walking outwards cell by cell.</summary>
public sealed class PadAxisTests
{
    public static TheoryData<string> Borders => ["Replicate", "Reflect", "Reflect101", "Wrap"];

    [Theory]
    [MemberData(nameof(Borders))]
    public void EveryAddedCellCopiesTheRightOne(string name)
    {
        BorderMode border = Enum.Parse<BorderMode>(name);
        for (int input = 1; input <= 6; input++)
        {
            for (int before = 0; before <= 15; before++)
            {
                int after = (before * 7) % 16;
                PadAxis axis = PadAxis.Of(border, input, before, after);
                Assert.Equal(Walked(border, input, before, after), Written(axis));

                // However far the mirror images go, the text stays short: a part, and both directions of a whole image.
                Assert.True(axis.Runs.Count <= 8, $"{border}, {before} + {input} + {after}: {axis.Runs.Count} runs");
            }
        }
    }

    [Fact]
    public void FarReflectionsAreLoops() =>
        Assert.Equal(
            [
                new PadRun(0, 3, 2, -1), new PadRun(3, 2, 1, 1, 24, 4), new PadRun(5, 2, 1, -1, 23, 4), new PadRun(97, 1, 1, 0),
                new PadRun(101, 2, 1, -1),
            ],
            PadAxis.Of(BorderMode.Reflect101, 3, 98, 2).Runs);

    /// <summary>What each cell copies; -1 for the input itself, and an error for a cell that two runs write.</summary>
    private static int[] Written(PadAxis axis)
    {
        int[] cells = [.. Enumerable.Repeat(-1, axis.Output)];
        foreach (PadRun run in axis.Runs)
        {
            for (int repeat = 0; repeat < run.Repeats; repeat++)
            {
                for (int i = 0; i < run.Count; i++)
                {
                    int cell = run.First + (run.Period * repeat) + i;
                    Assert.Equal(-1, cells[cell]);
                    Assert.InRange(cell, 0, axis.Output - 1);
                    Assert.True(cell < axis.Before || cell >= axis.Before + axis.Input);
                    cells[cell] = run.Source + (run.Step * i);
                }
            }
        }

        return cells;
    }

    // A walker that turns round, stops or jumps where the input ends.
    private static int[] Walked(BorderMode border, int input, int before, int after)
    {
        int[] left = Walk(before, 0, -1), right = Walk(after, input - 1, 1);
        return [.. left.Reverse(), .. Enumerable.Repeat(-1, input), .. right];

        int[] Walk(int steps, int at, int direction)
        {
            var seen = new int[steps];
            for (int i = 0; i < steps; i++)
            {
                int next = at + direction;
                if (next < 0 || next >= input)
                {
                    (next, direction) = border switch
                    {
                        BorderMode.Replicate => (at, direction),
                        BorderMode.Reflect => (at, -direction),
                        BorderMode.Reflect101 => (Math.Clamp(at - direction, 0, input - 1), -direction),
                        _ => (direction > 0 ? 0 : input - 1, direction),
                    };
                }

                seen[i] = at = next;
            }

            return seen;
        }
    }
}
