using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Shapes;

/// <summary>Windows along one axis, against all windows and taps one by one.</summary>
public sealed class WindowTests
{
    [Fact]
    public void NoCellIsUnderMoreWindowsThanAreSaid()
    {
        foreach ((int kernel, int stride, int dilation) in Options(6, 4, 3))
        {
            var window = new Window(kernel, stride, dilation);
            foreach (int outputs in (int[])[1, 2, 3, 20])
            {
                int[] over = new int[((outputs - 1) * stride) + (int)window.Extent];
                for (int output = 0; output < outputs; output++)
                {
                    for (int cell = 0; cell < window.Extent; cell++)
                    {
                        over[(output * stride) + cell]++;
                    }
                }

                Assert.Equal(over.Max(), window.MostOverACell(outputs));
            }
        }
    }

    [Fact]
    public void NoCellIsUnderMoreAdaptiveWindowsThanAreSaid()
    {
        int exact = 0;
        foreach ((int input, int outputs, _) in Options(12, 30, 1))
        {
            int[] over = new int[input];
            for (int output = 0; output < outputs; output++)
            {
                int end = (((output + 1) * input) + outputs - 1) / outputs;
                for (int cell = output * input / outputs; cell < end; cell++)
                {
                    over[cell]++;
                }
            }

            Assert.InRange(Window.MostAdaptiveOverACell(input, outputs), over.Max(), over.Max() + 1);
            exact += Window.MostAdaptiveOverACell(input, outputs) == over.Max() ? 1 : 0;
        }

        Assert.InRange(exact, 180, 360);
    }

    [Fact]
    public void OutputsAreTheWindowsThatFit()
    {
        foreach ((int kernel, int stride, int dilation) in Options(4, 4, 3))
        {
            var window = new Window(kernel, stride, dilation);
            foreach ((int input, int before, int after) in Options(9, 4, 4))
            {
                // From here paddings of zero count too.
                int padded = input + before - 1 + after - 1;
                int whole = Enumerable.Range(0, padded).Count(o => (o * stride) + window.Extent <= padded);
                Assert.True(whole == window.Outputs(input, before - 1, after - 1, ceil: false), $"{window} over {input}, {before - 1}, {after - 1}");

                // Rounded up, as PyTorch does it: a last window may hang over the end, and goes if it starts behind the input.
                bool isCut = whole > 0 ? ((whole - 1) * stride) + window.Extent < padded : window.Extent - padded < stride;
                int all = whole + (isCut ? 1 : 0);
                all -= all > 0 && (all - 1) * stride >= input + before - 1 ? 1 : 0;
                long rounded = Math.Max(0, window.Outputs(input, before - 1, after - 1, ceil: true));
                Assert.True(all == rounded, $"{window} over {input}, {before - 1}, {after - 1}, rounded up: {rounded}, not {all}");
            }
        }
    }

    /// <summary>All triples of numbers from one to each of three.</summary>
    private static IEnumerable<(int First, int Second, int Third)> Options(int first, int second, int third) =>
        from a in Enumerable.Range(1, first) from b in Enumerable.Range(1, second) from c in Enumerable.Range(1, third) select (a, b, c);
}
