using System.Reflection;
using KernelGen.Reference;

namespace KernelGen.Tests.Inside;

/// <summary>What every layer of a declared network gives for one sample, by plain loops in double precision over its attributes. Blocks are not known.</summary>
internal static class LoopGraph
{
    public static Dictionary<string, double[]> Run(Network network, float[] sample)
    {
        var values = new Dictionary<string, double[]>();
        var shapes = new Dictionary<string, Shape> { [Block.Input] = network.InputShape };
        values[Block.Input] = [.. sample.Select(v => (double)v)];
        string before = Block.Input;
        foreach (Layer layer in network.Layers)
        {
            PropertyInfo member = network.GetType().GetProperty(layer.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
            string from = member.GetCustomAttribute<InputAttribute>()?.Name ?? before;
            double[] x = values[from];
            Shape shape = shapes[from];
            foreach ((OperationReference operation, CustomAttributeData attribute) in Operations(member).Where(o => !o.Operation.IsActivation))
            {
                x = Apply(operation, attribute, network, layer, x, shape, layer.OutputShape);
                shape = layer.OutputShape;
            }

            x = Norm(member, network, layer, x);
            x = Join(member, layer, x, values);
            foreach ((OperationReference operation, CustomAttributeData attribute) in Operations(member).Where(o => o.Operation.IsActivation))
            {
                x = Apply(operation, attribute, network, layer, x, layer.OutputShape, layer.OutputShape);
            }

            values[layer.Name] = x;
            shapes[layer.Name] = layer.OutputShape;
            before = layer.Name;
        }

        values.Remove(Block.Input);
        return values;
    }

    private static IEnumerable<(OperationReference Operation, CustomAttributeData Attribute)> Operations(PropertyInfo member) =>
        from attribute in member.CustomAttributes
        let operation = OperationReference.Find(attribute.AttributeType.Name)
        where operation is not null
        select (operation, attribute);

    private static double[] Apply(
        OperationReference operation, CustomAttributeData attribute, Network network, Layer layer, double[] x, Shape input, Shape output)
    {
        var sizes = new LayerSizes(1, input.Channels, input.Height, input.Width, output.Channels, output.Height, output.Width);
        LayerReference<double> loops = operation.Create<double>(ReferenceOptions.Of(attribute), sizes);
        return operation.IsActivation ? loops.Forward(x, [], []) : loops.Forward(x, Numbers(network, layer.Name + ".weight"), Numbers(network, layer.Name + ".bias"));
    }

    private static double[] Norm(PropertyInfo member, Network network, Layer layer, double[] x)
    {
        if (member.GetCustomAttribute<BatchNorm2dAttribute>() is not { } norm)
        {
            return x;
        }

        // A norm that is a layer of its own has its parameters under the layer's name.
        string prefix = network.Buffers.Any(b => b.Name == layer.Name + ".norm.running_mean") ? layer.Name + ".norm." : layer.Name + ".";
        double[] mean = Numbers(network, prefix + "running_mean"), variance = Numbers(network, prefix + "running_var");
        double[] weight = Numbers(network, prefix + "weight"), bias = Numbers(network, prefix + "bias");
        int area = x.Length / mean.Length;
        return [.. x.Select((v, i) => (((v - mean[i / area]) / Math.Sqrt(variance[i / area] + norm.Eps)) * At(weight, i / area, 1)) + At(bias, i / area, 0))];

        static double At(double[] values, int channel, double otherwise) => values.Length == 0 ? otherwise : values[channel];
    }

    private static double[] Join(PropertyInfo member, Layer layer, double[] x, Dictionary<string, double[]> values)
    {
        CustomAttributeData? join = member.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name is nameof(AddAttribute) or nameof(MultiplyAttribute) or nameof(ConcatAttribute));
        if (join is null)
        {
            return x;
        }

        List<string> names = [];
        foreach (CustomAttributeTypedArgument argument in join.ConstructorArguments)
        {
            names.AddRange(argument.Value is string name ? [name] : ((IEnumerable<CustomAttributeTypedArgument>)argument.Value!).Select(a => (string)a.Value!));
        }

        // Joined with an operator's result where the layer has one, else with one another.
        bool isAlone = !Operations(member).Any(o => !o.Operation.IsActivation) && member.GetCustomAttribute<BatchNorm2dAttribute>() is null;
        bool readsInput = member.GetCustomAttribute<InputAttribute>() is not null;
        List<double[]> parts = [.. names.Select(n => values[n])];
        if (join.AttributeType.Name != nameof(ConcatAttribute) && (!isAlone || readsInput || names.Count == 1))
        {
            parts.Insert(0, x);
        }

        if (join.AttributeType.Name == nameof(ConcatAttribute))
        {
            return [.. parts.SelectMany(p => p)];
        }

        var result = new double[layer.OutputShape.Length];
        for (int i = 0; i < result.Length; i++)
        {
            IEnumerable<double> numbers = parts.Select(p => p[p.Length == result.Length ? i : i / (result.Length / p.Length)]);
            result[i] = join.AttributeType.Name == nameof(AddAttribute) ? numbers.Sum() : numbers.Aggregate(1.0, (product, v) => product * v);
        }

        return result;
    }

    private static double[] Numbers(Network network, string name) =>
        network.Parameters.Concat(network.Buffers).FirstOrDefault(p => p.Name == name) is { } parameter ? [.. parameter.Values.ToArray().Select(v => (double)v)] : [];
}
