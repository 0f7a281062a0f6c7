namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>What is drawn at random, the same for the same seed. Of every other seed what is odd is rare, so that much is compiled whole.</summary>
internal sealed class Dice(int seed)
{
    private readonly bool _isCalm = seed % 2 == 0;

    /// <summary>The numbers behind it, for what draws by itself.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>A whole number from 0 up to one below <paramref name="end"/>.</summary>
    public int Below(int end) => Random.Next(end);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both possible.</summary>
    public int Between(int least, int most) => Random.Next(least, most + 1);

    /// <summary>True once in so many times, and more seldom of a calm seed.</summary>
    public bool Odd(int times) => Random.Next(_isCalm ? 20 * times : times) == 0;

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Random.Next(times) == 0;

    /// <summary>One of several.</summary>
    public T Of<T>(params IReadOnlyList<T> values) => values[Random.Next(values.Count)];
}
