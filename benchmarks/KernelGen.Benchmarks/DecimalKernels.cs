namespace KernelGen.Benchmarks;

/// <summary>Kernels of 7×7 decimals as people paste them, from bytes to bytes: sums wider than 32 bits.</summary>
public static partial class DecimalKernels
{
    /// <summary>The Gaussian with eight decimals that encyclopedias print: sigma 0.84089642.</summary>
    public const string Gaussian = """
        0.00000067 0.00002292 0.00019117 0.00038771 0.00019117 0.00002292 0.00000067
        0.00002292 0.00078633 0.00655965 0.01330373 0.00655965 0.00078633 0.00002292
        0.00019117 0.00655965 0.05472157 0.11098164 0.05472157 0.00655965 0.00019117
        0.00038771 0.01330373 0.11098164 0.22508352 0.11098164 0.01330373 0.00038771
        0.00019117 0.00655965 0.05472157 0.11098164 0.05472157 0.00655965 0.00019117
        0.00002292 0.00078633 0.00655965 0.01330373 0.00655965 0.00078633 0.00002292
        0.00000067 0.00002292 0.00019117 0.00038771 0.00019117 0.00002292 0.00000067
        """;

    /// <summary>49 decimals without any symmetry.</summary>
    public const string Uneven = """
        0.01090057 0.01372126 0.00532709 0.03125002 0.01761188 0.02108561 0.00750000
        0.00477907 0.00378984 0.00183119 0.01784394 0.02404358 0.03950182 0.01313729
        0.03457340 0.03309324 0.00346822 0.01030834 0.02282461 0.02350999 0.01610976
        0.01260491 0.03370489 0.00824207 0.03568151 0.00545365 0.01197731 0.00999260
        0.03990114 0.00207540 0.03576742 0.02787242 0.03483345 0.01191585 0.03457321
        0.01239792 0.00911327 0.00791297 0.01399604 0.01314841 0.02729726 0.03737810
        0.03169788 0.03684655 0.03658989 0.03791200 0.01661929 0.00463722 0.03643302
        """;

    [ImageKernel(Gaussian)]
    public static partial void Gaussian7(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Uneven)]
    public static partial void Uneven7(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Gaussian)]
    public static partial void Gaussian7Shorts(ReadOnlyImageView<short> source, ImageView<short> destination);
}
