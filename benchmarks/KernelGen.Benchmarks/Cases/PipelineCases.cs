using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Peers.OpenCv;
using KernelGen.Benchmarks.Variants;
using KernelGen.Reference;

namespace KernelGen.Benchmarks.Cases;

/// <summary>Blur, Sobel across and down, and the magnitude of both as bytes: in one pass, step by step, in clear loops and by OpenCV.</summary>
internal static class PipelineCases
{
    // OpenCV's blur rounds ties up and ours to even. One step there moves a Sobel sum by up to 8, and both sums together the
    // magnitude by up to 12; what differs at all are the few windows with a tie.
    private static readonly Tolerance FixedPointBlur = new(12, 0);

    public static IEnumerable<Case> All { get; } = [Edges(new Picture(640, 480, 1)), Edges(new Picture(1920, 1080, 1)), Edges(new Picture(3840, 2160, 1))];

    // 9 products and sums for each of three kernels, and three operations and a root for the magnitude.
    private static Case Edges(Picture size) => new(
        $"image/pipeline-sobel/byte-byte/{size}",
        ((3 * 18L) + 4) * size.Length,
        Tolerance.Exact,
        context =>
        {
            byte[] source = ImageData.Bytes(size.Length);
            var steps = new EdgeSteps(source, size);
            return
            [
                steps.Make(LoopVariants.Generic, steps.Loops),
                steps.Make("generated", steps.Pipeline),
                steps.Make("separate", steps.Separate),
                context.Peers.OpenCv?.Filter<byte, byte>(new OpenCvCall("edges", null, size, context.Threads, FixedPointBlur), source),
                new ImageVariants<byte, byte>(new ImageModel("identity", KnownKernels.Identity), source, size).Copy(),
            ];
        })
    {
        ShareOfPeak = false,
    };

    /// <summary>The picture, what lies between the steps, and the result.</summary>
    private sealed class EdgeSteps(byte[] source, Picture size)
    {
        private readonly byte[] _blurred = new byte[size.Length];
        private readonly short[] _x = new short[size.Length];
        private readonly short[] _y = new short[size.Length];
        private readonly byte[] _edges = new byte[size.Length];

        public DelegateVariant Make(string name, Action run) => new(name, run, () =>
        {
            _edges.AsSpan().Fill(77);
            run();
            return new Dictionary<string, float[]> { ["destination"] = Array.ConvertAll(_edges, value => (float)value) };
        });

        public void Pipeline() =>
            EdgePipeline.Edges(new ReadOnlyImageView<byte>(source, size.Width, size.Height), new ImageView<byte>(_edges, size.Width, size.Height));

        public void Separate()
        {
            EdgePipeline.Blur(new ReadOnlyImageView<byte>(source, size.Width, size.Height), new ImageView<byte>(_blurred, size.Width, size.Height));
            var blurred = new ReadOnlyImageView<byte>(_blurred, size.Width, size.Height);
            EdgePipeline.SobelX(blurred, new ImageView<short>(_x, size.Width, size.Height));
            EdgePipeline.SobelY(blurred, new ImageView<short>(_y, size.Width, size.Height));
            EdgeMagnitude.Vectors(_x, _y, _edges);
        }

        public void Loops()
        {
            Filter(KnownKernels.Blur, 16, source, _blurred);
            Filter(KnownKernels.RightSobel, _blurred, _x);
            Filter(KnownKernels.BottomSobel, _blurred, _y);
            EdgeMagnitude.Loop(_x, _y, _edges);
        }

        private void Filter(string taps, int divisor, byte[] from, byte[] to) =>
            FilterGeneric.Apply(from, to, size.Width, size.Height, new ImageModel("step", taps).Taps, 3, 3, divisor, 0, Border.Reflect101);

        private void Filter(string taps, byte[] from, short[] to) =>
            FilterGeneric.Apply(from, to, size.Width, size.Height, new ImageModel("step", taps).Taps, 3, 3, 1, 0, Border.Reflect101);
    }
}
