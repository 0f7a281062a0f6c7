using System.Runtime.Intrinsics;
using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

public sealed unsafe class SampleBlockTests
{
    public static TheoryData<int, int, int, int, int, int> Cases()
    {
        var cases = new TheoryData<int, int, int, int, int, int>();
        foreach (int count in new[] { 1, 3, 4, 8, 12, 15, 16 })
        {
            foreach ((int channels, int height, int width) in new[] { (1, 1, 1), (10, 1, 1), (1, 3, 17), (2, 3, 7), (3, 4, 8), (1, 5, 33), (84, 1, 1) })
            {
                cases.Add(count, channels, height, width, 0, 0);
                cases.Add(count, channels, height, width, 2, 0);
                cases.Add(count, channels, height, width, 0, 3);
                cases.Add(count, channels, height, width, 1, 1);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SamplesGoSideBySideAndBack(int count, int channels, int height, int width, int rowGap, int channelGap)
    {
        var shape = new Shape(channels, height, width);
        int rowStride = (width + rowGap) * 16;
        int channelStride = (height * rowStride) + (channelGap * 16);
        var place = new BlockTensor(32, channelStride, rowStride);
        float[] samples = TestValues.Uniform(count * shape.Length, 1);
        var workspace = new AlignedMemory(32 + (channels * channelStride) + 16);
        workspace.Span.Fill(float.NaN);
        float[] expected = workspace.Span.ToArray();
        for (int n = 0; n < 16; n++)
        {
            for (int i = 0; i < shape.Length; i++)
            {
                (int c, int y, int x) = (i / width / height, i / width % height, i % width);
                expected[32 + (c * channelStride) + (y * rowStride) + (x * 16) + n] = n < count ? samples[(n * shape.Length) + i] : 0;
            }
        }

        float[] back = [.. samples.Select(_ => 0f), 7, 7, 7];
        fixed (float* from = samples, to = back)
        {
            SampleBlock.Pack(from, count, shape, workspace.Pointer, place);
            Assert.Equal(TestValues.Bits(expected), TestValues.Bits(workspace.Span));
            SampleBlock.Unpack(workspace.Pointer, place, shape, to, count);
        }

        Assert.Equal([.. samples, 7, 7, 7], back);

        SampleBlock.Clear(workspace.Pointer, place, shape, 1);
        Assert.Equal(samples[0], workspace.Span[32]);
        Assert.Equal(0, workspace.Span[33]);
    }

    [Fact]
    public void Bad52_TheThreeSumsOfSixteenLanesHaveTheSameBits()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            float[] v = TestValues.Uniform(16, seed);
            float Add8(int i) => v[i] + v[i + 8];
            float Add4(int i) => Add8(i) + Add8(i + 4);
            float expected = (Add4(0) + Add4(2)) + (Add4(1) + Add4(3));
            Assert.Equal(expected, Lanes.SumOfSixteen(Vector512.Create(v)));
            Assert.Equal(expected, Lanes.SumOfSixteen(Vector256.Create(v, 0), Vector256.Create(v, 8)));
            Assert.Equal(
                expected,
                Lanes.SumOfSixteen(Vector128.Create(v, 0), Vector128.Create(v, 4), Vector128.Create(v, 8), Vector128.Create(v, 12)));
        }
    }

    [Fact]
    public void MemoryIsAlignedZeroedAndOfTheLengthAskedFor()
    {
        foreach (int length in new[] { 0, 1, 15, 16, 17, 1000, 100_000 })
        {
            var memory = new AlignedMemory(length);
            Assert.Equal(0, (nint)memory.Pointer % 64);
            Assert.Equal(length, memory.Span.Length);
            Assert.All(memory.Span.ToArray(), value => Assert.Equal(0, value));
            if (length > 0)
            {
                memory.Span[^1] = 3;
                Assert.Equal(3, memory.Pointer[length - 1]);
            }
        }
    }
}
