using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Tests.Programs;

/// <summary>Plans of random programs, against which storages hold something at each step.</summary>
public sealed class RandomPlanTests
{
    private const int Front = 48;

    [Fact]
    public void NothingIsPutWhereSomethingElseIsStillNeeded()
    {
        var random = new Random(1);
        int shared = 0;
        for (int i = 0; i < 2_000; i++)
        {
            Storage[] storages = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => new Storage(Memory.Workspace, random.Next(1, 100), keepsZeros: random.Next(8) == 0))];
            (int From, int To)[] steps = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (random.Next(storages.Length), random.Next(storages.Length)))];
            var lifetimes = new Lifetimes(steps.Select(s => new RuntimeStep("L", "", "Copy", [new Place(storages[s.From]), new Place(storages[s.To])])));
            (int given, int result) = (random.Next(storages.Length), random.Next(storages.Length));
            lifetimes.Given(new Place(storages[given])).Result(new Place(storages[result]));

            // From one moment before the first step to one behind the last.
            bool[,] isNeeded = new bool[storages.Length, steps.Length + 2];
            for (int s = 0; s < storages.Length; s++)
            {
                int[] at =
                [
                    .. Enumerable.Range(0, steps.Length).Where(t => steps[t].From == s || steps[t].To == s),
                    .. s == given ? [-1] : Array.Empty<int>(), .. s == result ? [steps.Length] : Array.Empty<int>(),
                ];
                for (int t = at.Length == 0 ? int.MaxValue : at.Min(); t <= at.DefaultIfEmpty(0).Max() && t < int.MaxValue; t++)
                {
                    isNeeded[s, t + 1] = true;
                }
            }

            int[] moments = [.. Enumerable.Range(0, steps.Length + 2)];
            long most = moments.Max(t => storages.Where((_, s) => isNeeded[s, t]).Sum(s => (long)s.Length));
            Assert.Equal(most, lifetimes.MostAtOnce(storages));

            bool sharesZeros = random.Next(2) == 0;
            int end = MemoryPlanner.ByLifetime(storages, lifetimes, Front, sharesZeros).Put();
            Assert.InRange(end, Front + most, Front + storages.Sum(s => (s.Length + 15) / 16 * 16));
            for (int s = 0; s < storages.Length; s++)
            {
                Assert.True(storages[s].Start >= Front && storages[s].Start % 16 == 0 && storages[s].End <= end);
                for (int o = 0; o < s; o++)
                {
                    bool overlap = storages[s].Start < storages[o].End && storages[o].Start < storages[s].End;
                    bool meet = moments.Any(t => isNeeded[s, t] && isNeeded[o, t]) || (!sharesZeros && (storages[s].KeepsZeros || storages[o].KeepsZeros));
                    Assert.Equal(meet, lifetimes.Meet(storages[s], storages[o]) || (!sharesZeros && (storages[s].KeepsZeros || storages[o].KeepsZeros)));
                    Assert.False(overlap && meet, $"{s} and {o} are in one place");
                    shared += overlap ? 1 : 0;
                }
            }
        }

        Assert.True(shared > 5_000, $"{shared}");
    }
}
