namespace KernelGen.Runtime;

public static unsafe partial class WinogradWeights
{
    // Taps along an axis, so that the just-in-time compiler writes a loop for each number of them.
    private interface ITaps
    {
        static abstract int Count { get; }
    }

    private struct Two : ITaps
    {
        public static int Count => 2;
    }

    private struct Three : ITaps
    {
        public static int Count => 3;
    }

    private struct Four : ITaps
    {
        public static int Count => 4;
    }

    private struct Five : ITaps
    {
        public static int Count => 5;
    }
}
