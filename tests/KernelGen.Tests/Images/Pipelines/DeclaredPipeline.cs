using System.Globalization;
using System.Reflection;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Images.Pipelines;

/// <summary>
/// A pipeline found by reflection, and its meaning: each kernel called alone on whole images, and plain loops for the point operations.
/// </summary>
internal sealed class DeclaredPipeline(MethodInfo method)
{
    private readonly ImagePipelineAttribute _attribute = method.GetCustomAttribute<ImagePipelineAttribute>()!;
    private readonly Type[] _types = [.. method.GetParameters().Select(p => p.ParameterType.GetGenericArguments()[0])];

    public string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}";

    public Type Source => _types[0];

    public Type Destination => _types[1];

    public int Channels => _attribute.Channels;

    /// <summary>Channels of the result: what is added or made gray has one.</summary>
    public int OutChannels => _attribute.Stages.Any(stage => Operations(stage).Any(o => o == PointOperations.Grayscale || Kernel(o) is { AddsChannels: true })) ? 1 : Channels;

    public static DeclaredPipeline[] In(params Type[] types) =>
    [
        .. from type in types
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where method.GetCustomAttribute<ImagePipelineAttribute>() is not null
           select new DeclaredPipeline(method),
    ];

    public ImageFilter<TSource, TDestination> Filter<TSource, TDestination>()
        where TSource : unmanaged
        where TDestination : unmanaged => method.CreateDelegate<ImageFilter<TSource, TDestination>>();

    /// <summary>What it must give, of the destination's type.</summary>
    public Array Expected(Array source, int width, int height)
    {
        List<Array> values = [source];
        foreach (string stage in _attribute.Stages)
        {
            string[] operations = Operations(stage);
            if (operations.Length > 1)
                values = [.. operations.Select(operation => One(operation, values.Single(), width, height))];
            else if (operations[0] is PointOperations.MagnitudeL1 or PointOperations.MagnitudeL2)
                values = [Magnitude(operations[0] == PointOperations.MagnitudeL2, values[0], values[1])];
            else
                values = [.. values.Select(value => One(operations[0], value, width, height))];
        }

        return As(values.Single(), Destination);
    }

    private Array One(string operation, Array value, int width, int height)
    {
        if (Kernel(operation) is { } kernel)
        {
            var run = new KernelRun(As(value, kernel.Source), width, height);
            kernel.Check(run);
            return run.Result!;
        }

        string name = operation.Split('(')[0];
        double[] numbers = operation.Contains('(', StringComparison.Ordinal)
            ? [.. operation.Split('(')[1].TrimEnd(')').Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture))]
            : [];
        return name switch
        {
            PointOperations.Grayscale => Gray((byte[])value),
            PointOperations.Absolute => Each(value, Math.Abs),
            "Threshold" => Each(value, v => v > numbers[0] ? numbers.Length > 1 ? numbers[1] : 255 : 0),
            "Clamp" => Each(value, v => Math.Min(Math.Max(v, numbers[0]), numbers[1])),
            _ => throw new NotSupportedException(operation),
        };
    }

    private DeclaredKernel? Kernel(string name)
    {
        MethodInfo? found = method.DeclaringType!.GetMethods().SingleOrDefault(m => m.Name == name && m.GetCustomAttribute<ImageKernelAttribute>() is not null);
        return found is null ? null : new DeclaredKernel(found);
    }

    private static string[] Operations(string stage)
    {
        // Commas within brackets belong to an operation.
        var operations = new List<string> { string.Empty };
        int depth = 0;
        foreach (char c in stage)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) operations.Add(string.Empty);
            else operations[^1] += c;
        }

        return [.. operations.Select(operation => operation.Trim())];
    }

    // Every number here is a whole one below 2^53 or a float, and doubles hold both.
    private static Array Each(Array value, Func<double, double> operation)
    {
        double[] numbers = [.. Doubles(value).Select(operation)];
        return Saturated(numbers, value.GetType().GetElementType()!);
    }

    private static Array Magnitude(bool square, Array a, Array b)
    {
        if (a is float[] x && b is float[] y)
            return x.Zip(y, (p, q) => square ? MathF.Sqrt((p * p) + (q * q)) : MathF.Abs(p) + MathF.Abs(q)).ToArray();
        return Doubles(a).Zip(Doubles(b), (p, q) => square ? Root((Int128)p * (Int128)p + ((Int128)q * (Int128)q)) : (int)Math.Min(Math.Abs(p) + Math.Abs(q), int.MaxValue)).ToArray();
    }

    // The whole number nearest to the root; a root of a whole number is never a half.
    private static int Root(Int128 square)
    {
        var root = (Int128)Math.Sqrt((double)square);
        while (root * root > square) root--;
        while ((root + 1) * (root + 1) <= square) root++;
        return (int)Int128.Min(square - (root * root) > root ? root + 1 : root, int.MaxValue);
    }

    private static byte[] Gray(byte[] rgb) =>
        [.. rgb.Chunk(3).Select(p => (byte)(((19595 * p[0]) + (38470 * p[1]) + (7471 * p[2]) + 32768) >> 16))];

    private static Array As(Array value, Type type) => value.GetType().GetElementType() == type ? value : Saturated([.. Doubles(value)], type);

    private static IEnumerable<double> Doubles(Array value) => value.Cast<IConvertible>().Select(v => v.ToDouble(CultureInfo.InvariantCulture));

    private static Array Saturated(double[] values, Type type)
    {
        if (type == typeof(byte)) return Array.ConvertAll(values, byte.CreateSaturating);
        if (type == typeof(ushort)) return Array.ConvertAll(values, ushort.CreateSaturating);
        if (type == typeof(short)) return Array.ConvertAll(values, short.CreateSaturating);
        return type == typeof(int) ? Array.ConvertAll(values, int.CreateSaturating) : Array.ConvertAll(values, v => (float)v);
    }

    private sealed class KernelRun(Array source, int width, int height) : IKernelCheck
    {
        public Array? Result { get; private set; }

        public void Check<TSource, TDestination>(DeclaredKernel kernel)
            where TSource : unmanaged, System.Numerics.INumber<TSource>
            where TDestination : unmanaged, System.Numerics.INumber<TDestination> =>
            Result = kernel.Run<TSource, TDestination>((TSource[])source, width, height);
    }
}
