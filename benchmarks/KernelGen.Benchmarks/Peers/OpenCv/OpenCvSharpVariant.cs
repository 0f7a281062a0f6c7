using System.Diagnostics;
using System.Numerics;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using OpenCvSharp;

namespace KernelGen.Benchmarks.Peers.OpenCv;

/// <summary>One call of OpenCV on pinned arrays, which it writes in place.</summary>
internal sealed class OpenCvSharpVariant<TSource, TDestination> : IVariant
    where TSource : unmanaged, INumber<TSource>
    where TDestination : unmanaged, INumber<TDestination>
{
    private const BorderTypes Border = BorderTypes.Reflect101;

    private readonly OpenCvCall _call;
    private readonly List<IDisposable> _owned = [];
    private readonly TDestination[] _pixels;
    private readonly Mat _destination;
    private readonly Action _run;

    /// <summary>Copies the picture and makes the matrices.</summary>
    public OpenCvSharpVariant(OpenCvCall call, TSource[] source, string? version)
    {
        (_call, Version) = (call, version);
        TSource[] pinned = GC.AllocateUninitializedArray<TSource>(source.Length, pinned: true);
        source.CopyTo(pinned, 0);
        _pixels = GC.AllocateArray<TDestination>(source.Length, pinned: true);
        _destination = Matrix(_pixels, call.Size.Height, call.Size.Width, call.Size.Channels);
        _run = Call(In(Matrix(pinned, call.Size.Height, call.Size.Width, call.Size.Channels)), _destination);
    }

    public string Name => _call.Variant;

    public string? Version { get; }

    public Tolerance? Tolerance => _call.Tolerance;

    public void Prepare() => Cv2.SetNumThreads(_call.Threads);

    public unsafe IReadOnlyDictionary<string, float[]>? Output()
    {
        _pixels.AsSpan().Fill(TDestination.CreateChecked(77));
        _run();
        fixed (void* pixels = _pixels)
        {
            if (_destination.Data != (nint)pixels)
                throw new InvalidOperationException($"OpenCV's {_call.Function} wrote to memory of its own.");
        }

        return new Dictionary<string, float[]> { ["destination"] = Array.ConvertAll(_pixels, float.CreateChecked) };
    }

    public double Run(int iterations)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
            _run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    public void Dispose()
    {
        foreach (IDisposable item in Enumerable.Reverse(_owned))
            item.Dispose();
    }

    // A call uses up what wraps its output, so that each gets a wrapper of its own from the matrix.
    private Action Call(InputArray source, Mat destination)
    {
        if (_call.Function == "edges")
            return Edges(source, destination);
        ImageModel model = _call.Model!;
        MatType depth = TypeOf(typeof(TDestination), 1);
        var size = new Size(model.KernelWidth, model.KernelHeight);
        switch (_call.Function)
        {
            case "filter2D":
                InputArray kernel = In(Taps(model.ScaledTaps, model.KernelHeight));
                return () => Cv2.Filter2D(source, destination, depth, kernel, null, 0, Border);
            case "sepFilter2D":
                InputArray row = In(Taps(model.Separable!.Row, 1)), column = In(Taps(model.Separable.Column, 1));
                return () => Cv2.SepFilter2D(source, destination, depth, row, column, null, 0, Border);
            case "GaussianBlur":
                return () => Cv2.GaussianBlur(source, destination, size, 0, 0, Border);
            case "blur":
                return () => Cv2.Blur(source, destination, size, null, Border);
            case "Sobel-x":
                return () => Cv2.Sobel(source, destination, depth, 1, 0, 3, 1, 0, Border);
            case "Sobel-y":
                return () => Cv2.Sobel(source, destination, depth, 0, 1, 3, 1, 0, Border);
            default:
                throw new ArgumentException($"There is no call for '{_call.Function}'.");
        }
    }

    // Blur, Sobel across and down, magnitude, and bytes again; magnitude takes floats only.
    private Action Edges(InputArray source, Mat destination)
    {
        Mat blurred = Make(MatType.CV_8U), x = Make(MatType.CV_32F), y = Make(MatType.CV_32F), magnitude = Make(MatType.CV_32F);
        InputArray fromBlurred = In(blurred), fromX = In(x), fromY = In(y), fromMagnitude = In(magnitude);
        return () =>
        {
            Cv2.GaussianBlur(source, blurred, new Size(3, 3), 0, 0, Border);
            Cv2.Sobel(fromBlurred, x, MatType.CV_32F, 1, 0, 3, 1, 0, Border);
            Cv2.Sobel(fromBlurred, y, MatType.CV_32F, 0, 1, 3, 1, 0, Border);
            Cv2.Magnitude(fromX, fromY, magnitude);
            Cv2.ConvertScaleAbs(fromMagnitude, destination, 1, 0);
        };

        Mat Make(MatType type) => Keep(new Mat(_call.Size.Height, _call.Size.Width, type));
    }

    private Mat Taps(float[] taps, int rows)
    {
        float[] pinned = GC.AllocateUninitializedArray<float>(taps.Length, pinned: true);
        taps.CopyTo(pinned, 0);
        return Matrix(pinned, rows, taps.Length / rows, 1);
    }

    // The arrays stay where they are, and the matrices only point to them.
    private unsafe Mat Matrix<T>(T[] pinned, int rows, int columns, int channels)
        where T : unmanaged
    {
        Keep(new Alive(pinned));
        fixed (T* first = pinned)
            return Keep(Mat.FromPixelData(rows, columns, TypeOf(typeof(T), channels), (nint)first));
    }

    private InputArray In(Mat matrix) => Keep(InputArray.Create(matrix));

    private T Keep<T>(T item)
        where T : IDisposable
    {
        _owned.Add(item);
        return item;
    }

    private static MatType TypeOf(Type type, int channels) => MatType.MakeType(
        type == typeof(byte) ? MatType.CV_8U : type == typeof(short) ? MatType.CV_16S : MatType.CV_32F, channels);

    private sealed class Alive(object array) : IDisposable
    {
        public void Dispose() => GC.KeepAlive(array);
    }
}
