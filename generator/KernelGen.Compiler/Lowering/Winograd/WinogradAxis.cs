using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Winograd;

/// <summary>
/// Winograd's way along one axis, F(outputs, taps): so many neighbouring outputs of a window with as many products as they read inputs. Inputs and
/// weights are polynomials, whose product is found from its values at a few points: each transform is the value of a polynomial at them.
/// </summary>
/// <remarks>
/// Source: S. Winograd, Arithmetic Complexity of Computations, 1980; A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, 2016. The
/// points are 0, some pairs ±p, and infinity. Small p that are fractions of powers of two keep the rounding errors small, and make all numbers of the two
/// transforms that run for each sample exact: what is not is in the weights, which are transformed once, in double precision.
/// </remarks>
/// <param name="Taps">Taps of the window.</param>
/// <param name="Size">Inputs that a tile reads, as many as products: 4 or 6.</param>
internal sealed record WinogradAxis(int Taps, int Size)
{
    /// <summary>Sizes of tiles that there are points for.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [4, 6];

    /// <summary>Outputs of a tile.</summary>
    public int Outputs => Size - Taps + 1;

    /// <summary>The points that come in pairs. The same as in the runtime's WinogradWeights.</summary>
    private IReadOnlyList<double> Pairs => Size switch
    {
        4 => [1],
        6 => [0.625, 1.5],
        _ => throw new InvalidOperationException($"There are no points for tiles of {Size}."),
    };

    private IEnumerable<double> Points => Pairs.SelectMany(p => new[] { p, -p }).Prepend(0);

    /// <summary>The values of the inputs at the points: for each point the product of the distances to all others, as a polynomial, on the inputs.</summary>
    /// <param name="builder">Where locals are written.</param>
    /// <param name="inputs">The inputs, locals.</param>
    public IReadOnlyList<Expression> OfInputs(Builder builder, IReadOnlyList<Expression> inputs)
    {
        var values = new List<Expression> { builder.DefineFresh("v", Sum(Without(0), inputs)) };
        foreach (double pair in Pairs)
        {
            // Even powers are the same at p and -p, odd ones change their sign.
            double[] polynomial = Without(pair);
            Expression even = builder.DefineFresh("even", Sum(Every(polynomial, 0), inputs));
            Expression odd = builder.DefineFresh("odd", Sum(Every(polynomial, 1), inputs));
            values.Add(builder.DefineFresh("v", new Binary(BinaryOperator.Add, even, odd)));
            values.Add(builder.DefineFresh("v", new Binary(BinaryOperator.Subtract, even, odd)));
        }

        values.Add(builder.DefineFresh("v", Sum(Without(null), inputs)));
        return values;
    }

    /// <summary>The outputs from the products at the points: each product counts as a power of its point.</summary>
    /// <param name="builder">Where locals are written.</param>
    /// <param name="products">The products, locals, in the order of the points.</param>
    public IReadOnlyList<Expression> OfProducts(Builder builder, IReadOnlyList<Expression> products)
    {
        Expression[] sums = [.. Pairs.Select((_, i) => builder.DefineFresh("sum", new Binary(BinaryOperator.Add, products[1 + (2 * i)], products[2 + (2 * i)])))];
        Expression[] differences =
            [.. Pairs.Select((_, i) => builder.DefineFresh("difference", new Binary(BinaryOperator.Subtract, products[1 + (2 * i)], products[2 + (2 * i)])))];
        var outputs = new List<Expression>();
        for (int power = 0; power < Outputs; power++)
        {
            var terms = new List<Expression>();
            var factors = new List<double>();
            if (power == 0)
            {
                terms.Add(products[0]);
                factors.Add(1);
            }

            if (power == Outputs - 1)
            {
                terms.Add(products[Size - 1]);
                factors.Add(1);
            }

            terms.AddRange(power % 2 == 0 ? sums : differences);
            factors.AddRange(Pairs.Select(p => Math.Pow(p, power)));
            outputs.Add(builder.DefineFresh("y", Sum([.. factors], terms)));
        }

        return outputs;
    }

    /// <summary>What the outputs' gradients say of the products: the transposition of <see cref="OfProducts"/>, the values of a polynomial at the points.</summary>
    /// <param name="builder">Where locals are written.</param>
    /// <param name="gradients">The gradients of the outputs, locals.</param>
    public IReadOnlyList<Expression> OfGradients(Builder builder, IReadOnlyList<Expression> gradients)
    {
        var values = new List<Expression> { gradients[0] };
        foreach (double pair in Pairs)
        {
            double[] powers = [.. gradients.Select((_, power) => Math.Pow(pair, power))];
            Expression even = builder.DefineFresh("even", Sum(Every(powers, 0), gradients));
            Expression odd = builder.DefineFresh("odd", Sum(Every(powers, 1), gradients));
            values.Add(builder.DefineFresh("v", new Binary(BinaryOperator.Add, even, odd)));
            values.Add(builder.DefineFresh("v", new Binary(BinaryOperator.Subtract, even, odd)));
        }

        values.Add(gradients[Outputs - 1]);
        return values;
    }

    /// <summary>The polynomial that is zero at all points but one, from its constant on; null for infinity.</summary>
    private double[] Without(double? point)
    {
        double[] polynomial = [1];
        foreach (double other in Points.Where(p => p != point))
        {
            double[] longer = new double[polynomial.Length + 1];
            for (int i = 0; i < polynomial.Length; i++)
            {
                longer[i] -= other * polynomial[i];
                longer[i + 1] += polynomial[i];
            }

            polynomial = longer;
        }

        return polynomial;
    }

    private static double[] Every(double[] polynomial, int parity) => [.. polynomial.Select((factor, i) => i % 2 == parity ? factor : 0)];

    /// <summary>A sum of multiples, beginning with one that is taken as it is where there is such.</summary>
    private static Expression Sum(double[] factors, IReadOnlyList<Expression> values)
    {
        int[] order = [.. Enumerable.Range(0, factors.Length).Where(i => factors[i] != 0).OrderBy(i => factors[i] == 1 ? 0 : 1).ThenByDescending(i => i)];
        Expression sum = factors[order[0]] == 1
            ? values[order[0]]
            : new Binary(BinaryOperator.Multiply, Number(order[0]), values[order[0]]);
        foreach (int i in order.Skip(1))
        {
            sum = factors[i] == 1
                ? new Binary(BinaryOperator.Add, sum, values[i])
                : new MultiplyAdd(Number(i), values[i], sum);
        }

        return sum;

        Expression Number(int i) => new Constant(factors[i], values[i].Type);
    }
}
