using System.Numerics;

namespace KernelGen.Tests.Support;

/// <summary>Something to check of a kernel whose pixel types are known at run time only.</summary>
internal interface IKernelCheck
{
    /// <summary>Checks a kernel.</summary>
    void Check<TSource, TDestination>(DeclaredKernel kernel)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination>;
}

/// <summary>From the types that reflection found to generic code.</summary>
internal static class KernelChecks
{
    /// <summary>Runs a check with the kernel's types.</summary>
    public static void Check(this DeclaredKernel kernel, IKernelCheck check)
    {
        if (kernel.Source == typeof(byte)) Into<byte>(kernel, check);
        else if (kernel.Source == typeof(ushort)) Into<ushort>(kernel, check);
        else if (kernel.Source == typeof(short)) Into<short>(kernel, check);
        else Into<float>(kernel, check);
    }

    private static void Into<TSource>(DeclaredKernel kernel, IKernelCheck check)
        where TSource : unmanaged, INumber<TSource>
    {
        if (kernel.Destination == typeof(byte)) check.Check<TSource, byte>(kernel);
        else if (kernel.Destination == typeof(ushort)) check.Check<TSource, ushort>(kernel);
        else if (kernel.Destination == typeof(short)) check.Check<TSource, short>(kernel);
        else if (kernel.Destination == typeof(int)) check.Check<TSource, int>(kernel);
        else check.Check<TSource, float>(kernel);
    }
}
