using System.Reflection;
using KernelGen.Reference;

namespace KernelGen.Tests.Images;

/// <summary>The declared kernels of the tests, found by reflection, each with what its attribute says.</summary>
public static class Catalogue
{
    private static readonly (Type Source, Type Destination, string Name, MethodInfo Method)[] s_all =
    [
        .. from type in new[] { typeof(Filters), typeof(BorderFilters), typeof(ChannelFilters) }
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
           where method.GetCustomAttribute<ImageKernelAttribute>() is not null
           let types = method.GetParameters().Select(p => p.ParameterType.GetGenericArguments()[0]).ToArray()
           select (types[0], types[1], $"{type.Name}.{method.Name} {types[0].Name} {types[1].Name}", method),
    ];

    public delegate void Filter<TSource, TDestination>(ReadOnlyImageView<TSource> source, ImageView<TDestination> destination)
        where TSource : unmanaged
        where TDestination : unmanaged;

    public static TheoryData<string> Of<TSource, TDestination>() =>
        [.. s_all.Where(k => k.Source == typeof(TSource) && k.Destination == typeof(TDestination) && Channels(k.Method) == 1).Select(k => k.Name)];

    /// <summary>The kernels on pixels of several channels.</summary>
    public static TheoryData<string> OfManyChannels<TSource, TDestination>() =>
        [.. s_all.Where(k => k.Source == typeof(TSource) && k.Destination == typeof(TDestination) && Channels(k.Method) > 1).Select(k => k.Name)];

    public static int ChannelsOf(string name) => Channels(s_all.Single(k => k.Name == name).Method);

    private static int Channels(MethodInfo method) => method.GetCustomAttribute<ImageKernelAttribute>()!.Channels;

    public static (FilterSpec Spec, Filter<TSource, TDestination> Run) Find<TSource, TDestination>(string name)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        MethodInfo method = s_all.Single(k => k.Name == name).Method;
        ImageKernelAttribute attribute = method.GetCustomAttribute<ImageKernelAttribute>()!;
        var spec = new FilterSpec(attribute.Taps)
        {
            Convolution = attribute.Operation == Operation.Convolution,
            Divisor = Fraction.Of(attribute.Divisor),
            Offset = Fraction.Of(attribute.Offset),
            Border = Enum.Parse<Border>(attribute.Border.ToString()),
            BorderValue = attribute.BorderValue,
            AnchorX = attribute.AnchorX,
            AnchorY = attribute.AnchorY,
        };
        return (spec, method.CreateDelegate<Filter<TSource, TDestination>>());
    }
}
