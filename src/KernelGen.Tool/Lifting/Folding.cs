using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Computes operators whose inputs are all known: the arithmetic of shapes, and of weights.</summary>
internal static class Folding
{
    /// <summary>Computes an operator; null where it is none that is computed.</summary>
    /// <exception cref="UnsupportedException">It cannot be computed from these inputs.</exception>
    public static Constant? TryFold(ModelNode node, Constant?[] inputs)
    {
        string name = node.Outputs.FirstOrDefault() ?? "";
        Constant? result = node.Operator switch
        {
            "Constant" => Literal(node),
            "ConstantOfShape" => OfShape(node, Need(inputs, 0)),
            "Identity" or "CastLike" or "Dropout" => Need(inputs, 0),
            "Cast" => Cast(Need(inputs, 0), node.Integer("to", 1)),
            "Add" => Binary(inputs, (a, b) => a + b, (a, b) => a + b),
            "Sub" => Binary(inputs, (a, b) => a - b, (a, b) => a - b),
            "Mul" => Binary(inputs, (a, b) => a * b, (a, b) => a * b),
            "Div" => Binary(inputs, (a, b) => a / b, (a, b) => b == 0 ? throw new UnsupportedException("it divides by zero") : b == -1 ? -a : a / b),
            "Pow" => Binary(inputs, Math.Pow, (a, b) => (long)Math.Pow(a, b)),
            "Min" => Binary(inputs, Math.Min, Math.Min),
            "Max" => Binary(inputs, Math.Max, Math.Max),
            "Equal" => Binary(inputs, (a, b) => a == b ? 1 : 0, (a, b) => a == b ? 1 : 0),
            "Neg" => Unary(inputs, a => -a, a => -a),
            "Sqrt" => Unary(inputs, Math.Sqrt, null),
            "Exp" => Unary(inputs, Math.Exp, null),
            "Reciprocal" => Unary(inputs, a => 1 / a, null),
            "Floor" => Unary(inputs, Math.Floor, a => a),
            "Ceil" => Unary(inputs, Math.Ceiling, a => a),
            "Where" => Where(inputs),
            "Reshape" => Need(inputs, 0) is var data ? data.Reshaped(Views.ReshapedDims(data.Dims, Need(inputs, 1), node.Integer("allowzero", 0) != 0)) : null,
            "Squeeze" => Need(inputs, 0).Reshaped(Views.SqueezedDims(Need(inputs, 0).Dims, Views.Axes(node, inputs.ElementAtOrDefault(1)))),
            "Unsqueeze" => Need(inputs, 0).Reshaped(Views.UnsqueezedDims(Need(inputs, 0).Dims, Views.Axes(node, inputs.ElementAtOrDefault(1)))),
            "Flatten" => Flatten(Need(inputs, 0), node.Integer("axis", 1)),
            "Shape" => Views.ShapeOf(node, Need(inputs, 0).Dims),
            "Size" => new Constant(name, [], null, [Need(inputs, 0).Length]),
            "Transpose" => Indexing.Transpose(Need(inputs, 0), node.Integers("perm")),
            "Gather" => Indexing.Gather(Need(inputs, 0), Need(inputs, 1), node.Integer("axis", 0)),
            "Concat" => Indexing.Concat([.. inputs.Select((_, i) => Need(inputs, i))], node.Integer("axis", 0)),
            "Slice" => Indexing.Slice(node, inputs),
            "Range" => Range(inputs),
            "Expand" => Expand(Need(inputs, 0), Need(inputs, 1)),
            "ReduceProd" => Product(node, Need(inputs, 0)),
            _ => null,
        };
        return result is null ? null : result with { Name = name };
    }

    private static Constant Need(Constant?[] inputs, int index) =>
        index < inputs.Length && inputs[index] is { } constant ? constant : throw new UnsupportedException($"it has no input {index}");

    private static Constant Literal(ModelNode node)
    {
        if (node.Attributes.Count != 1)
        {
            throw new UnsupportedException($"it has {node.Attributes.Count} attributes, and needs one for its value");
        }

        (string key, ModelAttribute value) = node.Attributes.First();
        return key switch
        {
            "value" when value.Tensor is { } tensor => tensor,
            "value_float" when value.Real is { } real => new Constant("", [], [(float)real], null),
            "value_floats" when value.Reals is { } reals => new Constant("", [reals.Count], [.. reals], null),
            "value_int" when value.Integer is { } integer => new Constant("", [], null, [integer]),
            "value_ints" when value.Integers is { } integers => new Constant("", [integers.Count], null, [.. integers]),
            _ => throw new UnsupportedException($"a constant by '{key}' is not supported"),
        };
    }

    private static Constant OfShape(ModelNode node, Constant shape)
    {
        int[] dims = ToDims(shape);
        int count = CheckedCount(dims);
        Constant? value = node.Attributes.GetValueOrDefault("value")?.Tensor;
        if (value is not null && value.Length != 1)
        {
            throw new UnsupportedException("its value is not one number");
        }

        return value is { Integers: [long whole] }
            ? new Constant("", dims, null, Filled(count, whole))
            : new Constant("", dims, Filled(count, value?.Floats?[0] ?? 0f), null);
    }

    private static T[] Filled<T>(int count, T value)
    {
        T[] values = new T[count];
        Array.Fill(values, value);
        return values;
    }

    /// <summary>Sizes that a tensor of whole numbers lists.</summary>
    public static int[] ToDims(Constant shape) => shape.Integers is { } integers && shape.Dims.Length <= 1 && integers.All(dim => dim is >= 0 and <= int.MaxValue)
        ? [.. integers.Select(dim => (int)dim)]
        : throw new UnsupportedException("its sizes are not whole numbers from 0");

    /// <summary>Number of values of some sizes.</summary>
    public static int CheckedCount(int[] dims) => Constant.Count(dims) is >= 0 and <= Constant.MaxLength and long count
        ? (int)count
        : throw new UnsupportedException($"a constant of {Listed.Text(dims)} is too large");

    private static Constant Cast(Constant value, long type) => type switch
    {
        1 or 10 or 11 or 16 => value.IsReal ? value : new Constant("", value.Dims, [.. value.Integers!.Select(v => (float)v)], null),
        9 => new Constant("", value.Dims, null, [.. Enumerable.Range(0, value.Length).Select(i => value[i] != 0 ? 1L : 0)]),
        >= 2 and <= 7 or 12 or 13 => value.IsReal ? new Constant("", value.Dims, null, [.. value.Floats!.Select(v => (long)v)]) : value,
        _ => throw new UnsupportedException($"values of the type {type} are not supported"),
    };

    private static Constant Unary(Constant?[] inputs, Func<double, double> real, Func<long, long>? whole)
    {
        Constant value = Need(inputs, 0);
        return value.Floats is { } floats ? new Constant("", value.Dims, [.. floats.Select(v => (float)real(v))], null)
            : whole is not null ? new Constant("", value.Dims, null, [.. value.Integers!.Select(whole)])
            : throw new UnsupportedException("its input is not of real numbers");
    }

    private static Constant Binary(Constant?[] inputs, Func<double, double, double> real, Func<long, long, long> whole)
    {
        Constant a = Need(inputs, 0), b = Need(inputs, 1);
        if (inputs.Length > 2 || a.IsReal != b.IsReal)
        {
            throw new UnsupportedException("its inputs are not two of one type");
        }

        int[] dims = Indexing.Broadcast(a.Dims, b.Dims);
        int count = CheckedCount(dims);
        int[] fromA = Indexing.BroadcastPlaces(a.Dims, dims, count), fromB = Indexing.BroadcastPlaces(b.Dims, dims, count);
        if (a.IsReal)
        {
            float[] values = new float[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = (float)real(a.Floats![fromA[i]], b.Floats![fromB[i]]);
            }

            return new Constant("", dims, values, null);
        }

        long[] integers = new long[count];
        for (int i = 0; i < count; i++)
        {
            integers[i] = whole(a.Integers![fromA[i]], b.Integers![fromB[i]]);
        }

        return new Constant("", dims, null, integers);
    }

    private static Constant Where(Constant?[] inputs)
    {
        Constant condition = Need(inputs, 0), a = Need(inputs, 1), b = Need(inputs, 2);
        int[] dims = Indexing.Broadcast(Indexing.Broadcast(a.Dims, b.Dims), condition.Dims);
        int count = CheckedCount(dims);
        int[] asks = Indexing.BroadcastPlaces(condition.Dims, dims, count);
        int[] fromA = Indexing.BroadcastPlaces(a.Dims, dims, count), fromB = Indexing.BroadcastPlaces(b.Dims, dims, count);
        return a.IsReal && b.IsReal
            ? new Constant("", dims, [.. asks.Select((place, i) => condition[place] != 0 ? a.Floats![fromA[i]] : b.Floats![fromB[i]])], null)
            : new Constant("", dims, null, [.. asks.Select((place, i) => (long)(condition[place] != 0 ? a[fromA[i]] : b[fromB[i]]))]);
    }

    private static Constant Flatten(Constant value, long axis)
    {
        int split = (int)(axis < 0 ? axis + value.Dims.Length : axis);
        return split >= 0 && split <= value.Dims.Length
            ? value.Reshaped([(int)Constant.Count(value.Dims[..split]), (int)Constant.Count(value.Dims[split..])])
            : throw new UnsupportedException($"its axis {axis} is none of {value.Dims.Length}");
    }

    private static Constant Range(Constant?[] inputs)
    {
        if (Need(inputs, 0).Integers is not [long start] || Need(inputs, 1).Integers is not [long limit] || Need(inputs, 2).Integers is not [long step] || step == 0)
        {
            throw new UnsupportedException("a range of other than whole numbers is not supported");
        }

        decimal count = Math.Max(0, Math.Ceiling(((decimal)limit - start) / step));
        int length = count <= Constant.MaxLength ? (int)count : throw new UnsupportedException("its range is too long");
        return Constant.Vector("", [.. Enumerable.Range(0, length).Select(i => start + (i * step))]);
    }

    private static Constant Expand(Constant value, Constant shape)
    {
        int[] dims = Indexing.Broadcast(value.Dims, ToDims(shape));
        int[] places = Indexing.BroadcastPlaces(value.Dims, dims, CheckedCount(dims));
        return Indexing.Pick(value, dims, places);
    }

    private static Constant Product(ModelNode node, Constant value)
    {
        if (value.Integers is not { } integers || value.Dims.Length != 1)
        {
            throw new UnsupportedException("a product of other than a list of whole numbers is not supported");
        }

        long product = integers.Aggregate(1L, (a, b) => a * b);
        return new Constant("", node.Integer("keepdims", 1) != 0 ? [1] : [], null, [product]);
    }
}
