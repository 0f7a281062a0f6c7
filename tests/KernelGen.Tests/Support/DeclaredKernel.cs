using System.Numerics;
using System.Reflection;
using KernelGen.Reference;

namespace KernelGen.Tests.Support;

/// <summary>A kernel found by reflection: what its attribute says, and how to call it.</summary>
internal sealed class DeclaredKernel(MethodInfo method)
{
    private readonly ImageKernelAttribute _attribute = method.GetCustomAttribute<ImageKernelAttribute>()!;
    private readonly Type[] _types = [.. method.GetParameters().Select(p => p.ParameterType.GetGenericArguments()[0])];

    private FilterSpec? _spec;
    private FilterSpec? _summedSpec;

    public string Name { get; } =
        $"{method.DeclaringType!.Name}.{method.Name} {string.Join(' ', method.GetParameters().Select(p => p.ParameterType.GetGenericArguments()[0].Name))}";

    public Type Source => _types[0];

    public Type Destination => _types[1];

    /// <summary>Interleaved channels of the source.</summary>
    public int Channels => _attribute.Channels;

    /// <summary>True where the channels are added into one.</summary>
    public bool AddsChannels => _attribute.ChannelMode == ChannelMode.Sum;

    /// <summary>Whether a channel is copied from the source.</summary>
    private bool IsAlpha(int channel) => _attribute.ChannelMode == ChannelMode.KeepAlpha && channel == Channels - 1;

    /// <summary>What the attribute declares, for one channel.</summary>
    public FilterSpec Spec => _spec ??= new(_attribute.Taps)
    {
        Convolution = _attribute.Operation == Operation.Convolution,
        Divisor = Fraction.Of(_attribute.Divisor),
        Offset = Fraction.Of(_attribute.Offset),
        Border = Enum.Parse<Border>(_attribute.Border.ToString()),
        BorderValue = _attribute.BorderValue,
        AnchorX = _attribute.AnchorX,
        AnchorY = _attribute.AnchorY,
    };

    /// <summary>The kernels of some classes.</summary>
    public static DeclaredKernel[] In(params Type[] types) =>
    [
        .. from type in types
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where method.GetCustomAttribute<ImageKernelAttribute>() is not null
           select new DeclaredKernel(method),
    ];

    /// <summary>Attributes of another kind on the method.</summary>
    public IEnumerable<T> Marks<T>()
        where T : Attribute => method.GetCustomAttributes<T>();

    public ImageFilter<TSource, TDestination> Filter<TSource, TDestination>()
        where TSource : unmanaged
        where TDestination : unmanaged => method.CreateDelegate<ImageFilter<TSource, TDestination>>();

    /// <summary>Runs it on an image whose channels lie side by side; the result has the channels that it gives.</summary>
    public TDestination[] Run<TSource, TDestination>(TSource[] source, int width, int height)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        FilterSpec spec = Spec;
        (int columns, int lines, int channels) = (spec.OutputWidth(width), spec.OutputHeight(height), AddsChannels ? 1 : Channels);
        var destination = new TDestination[columns * lines * channels];
        Filter<TSource, TDestination>()(new(source, width, height, Channels), new(destination, columns, lines, channels));
        return destination;
    }

    /// <summary>The exact result for whole pixels: of one channel, or of the sum of all.</summary>
    public TDestination[] Exact<TSource, TDestination>(TSource[] source, int width, int height, int channel)
        where TSource : unmanaged, IBinaryInteger<TSource>
        where TDestination : unmanaged, IBinaryInteger<TDestination>, IMinMaxValue<TDestination> =>
            IsAlpha(channel) ? [.. Alpha(source, width, height).Select(TDestination.CreateSaturating)]
            : AddsChannels ? FilterExact.Apply<int, TDestination>(SummedSpec, Summed(source, int.CreateChecked), width, height)
            : FilterExact.Apply<TSource, TDestination>(Spec, Interleaved.Channel(source, Channels, channel), width, height);

    /// <summary>The result in double precision for any pixels, with the magnitudes of its terms.</summary>
    public (double[] Values, double[] Magnitudes) Real<TSource>(TSource[] source, int width, int height, int channel)
        where TSource : unmanaged, INumber<TSource>
    {
        if (IsAlpha(channel))
        {
            double[] alpha = [.. Alpha(source, width, height).Select(double.CreateChecked)];
            return (alpha, new double[alpha.Length]);
        }

        if (!AddsChannels)
            return FilterExact.ApplyDouble<TSource>(Spec, Interleaved.Channel(source, Channels, channel), width, height);
        double[] values = FilterExact.ApplyDouble<double>(SummedSpec, Summed(source, double.CreateChecked), width, height).Values;
        double[] magnitudes = FilterExact.ApplyDouble<double>(SummedSpec, Summed(source, v => Math.Abs(double.CreateChecked(v))), width, height).Magnitudes;
        return (values, magnitudes);
    }

    public override string ToString() => Name;

    // The pixels that the anchor is on, whose last channel is kept.
    private TSource[] Alpha<TSource>(TSource[] source, int width, int height)
    {
        bool isValid = Spec.Border == KernelGen.Reference.Border.Valid;
        int left = isValid ? Spec.AnchorX < 0 ? Spec.Width / 2 : Spec.AnchorX : 0, top = isValid ? Spec.AnchorY < 0 ? Spec.Height / 2 : Spec.AnchorY : 0;
        int columns = Spec.OutputWidth(width);
        return [.. Enumerable.Range(0, columns * Spec.OutputHeight(height)).Select(i => source[((((i / columns) + top) * width + (i % columns) + left) * Channels) + Channels - 1])];
    }

    // All channels have the same taps, so that the sum of the results is the result of the sum.
    private FilterSpec SummedSpec => _summedSpec ??= new(_attribute.Taps)
    {
        Convolution = Spec.Convolution,
        Divisor = Spec.Divisor,
        Offset = Spec.Offset,
        Border = Spec.Border,
        BorderValue = Spec.BorderValue * Channels,
        AnchorX = Spec.AnchorX,
        AnchorY = Spec.AnchorY,
    };

    private TSum[] Summed<TSource, TSum>(TSource[] source, Func<TSource, TSum> convert)
        where TSum : INumber<TSum> =>
        [.. source.Chunk(Channels).Select(pixel => pixel.Aggregate(TSum.Zero, (sum, value) => sum + convert(value)))];
}
