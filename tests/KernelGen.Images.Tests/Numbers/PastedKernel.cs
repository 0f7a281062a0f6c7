using System.Numerics;
using System.Reflection;
using KernelGen.Reference;

namespace KernelGen.Images.Tests.Numbers;

/// <summary>A kernel found by reflection, with its result in whole numbers of any length.</summary>
internal sealed class PastedKernel(MethodInfo method)
{
    private readonly ImageKernelAttribute _declared = method.GetCustomAttribute<ImageKernelAttribute>()!;
    private readonly Type[] _types = [.. method.GetParameters().Select(p => p.ParameterType.GetGenericArguments()[0])];

    public string Name => method.Name;

    public Type Source => _types[0];

    public Type Destination => _types[1];

    public int Channels => _declared.Channels;

    public bool Sums => _declared.ChannelMode == ChannelMode.Sum;

    public Exact[][] Taps { get; } =
    [
        .. method.GetCustomAttribute<ImageKernelAttribute>()!.Taps.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Exact.Parse).ToArray()),
    ];

    public static IEnumerable<PastedKernel> In(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m.GetCustomAttribute<ImageKernelAttribute>() is not null).Select(m => new PastedKernel(m));

    public delegate void Filter<TSource, TDestination>(ReadOnlyImageView<TSource> source, ImageView<TDestination> destination)
        where TSource : unmanaged
        where TDestination : unmanaged;

    public Filter<TSource, TDestination> Run<TSource, TDestination>()
        where TSource : unmanaged
        where TDestination : unmanaged => method.CreateDelegate<Filter<TSource, TDestination>>();

    public (int Width, int Height) OutputSize(int width, int height) => _declared.Border == BorderMode.Valid
        ? (width - Taps[0].Length + 1, height - Taps.Length + 1) : (width, height);

    /// <summary>The true results, rounded half to even and saturated.</summary>
    public TDestination[] Truth<TSource, TDestination>(TSource[] source, int width, int height)
        where TSource : unmanaged, IBinaryInteger<TSource>
        where TDestination : unmanaged, IBinaryInteger<TDestination>
    {
        (int rows, int columns) = (Taps.Length, Taps[0].Length);
        BigInteger common = 1;
        Exact divisor = Exact.Of(_declared.Divisor);
        Exact[][] taps = [.. Taps.Select(r => r.Select(t => t / divisor).ToArray())];
        Exact offset = Exact.Of(_declared.Offset);
        foreach (Exact t in taps.SelectMany(r => r).Append(offset))
            common *= t.Denominator / BigInteger.GreatestCommonDivisor(common, t.Denominator);
        BigInteger[] whole = [.. taps.SelectMany(r => r).Select(t => t.Numerator * (common / t.Denominator))];
        if (_declared.Operation == Operation.Convolution)
            Array.Reverse(whole);
        BigInteger start = offset.Numerator * (common / offset.Denominator);
        bool isValid = _declared.Border == BorderMode.Valid;
        (int left, int top) = isValid ? (0, 0) : (_declared.AnchorX < 0 ? columns / 2 : _declared.AnchorX, _declared.AnchorY < 0 ? rows / 2 : _declared.AnchorY);
        (int outWidth, int outHeight) = OutputSize(width, height);
        int outChannels = Sums ? 1 : Channels;
        Border border = Enum.Parse<Border>(_declared.Border.ToString());
        var result = new TDestination[outWidth * outHeight * outChannels];
        for (int i = 0; i < result.Length; i++)
        {
            (int y, int x, int channel) = (i / outChannels / outWidth, i / outChannels % outWidth, i % outChannels);
            BigInteger sum = start;
            for (int tap = 0; tap < whole.Length; tap++)
            {
                int row = KernelGen.Reference.BorderMap.Index(y + (tap / columns) - top, height, border);
                int column = KernelGen.Reference.BorderMap.Index(x + (tap % columns) - left, width, border);
                for (int c = Sums ? 0 : channel; c < (Sums ? Channels : channel + 1); c++)
                {
                    BigInteger pixel = row < 0 || column < 0
                        ? (BigInteger)_declared.BorderValue : BigInteger.CreateChecked(source[(((row * width) + column) * Channels) + c]);
                    sum += whole[tap] * pixel;
                }
            }

            result[i] = TDestination.CreateSaturating(new Exact(sum, common).Rounded());
        }

        return result;
    }
}
