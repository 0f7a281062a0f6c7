using System.Runtime.InteropServices;

namespace KernelGen.Samples.Mpi;

/// <summary>
/// The system's Open MPI: the few of its functions that are needed, found when they are asked for, so that the program runs without it too.
/// All calls must come from one thread.
/// </summary>
internal sealed unsafe class OpenMpi : IDisposable
{
    private const string HowToInstall = "install it (on Debian and Ubuntu: apt install openmpi-bin libopenmpi-dev)";
    private const string HowToStart = "mpirun -n 2 dotnet run -c Release --no-build --project src/KernelGen.Samples -- lenet --mpi";

    // What mpirun of Open MPI tells its processes.
    private const string SizeVariable = "OMPI_COMM_WORLD_SIZE";

    private static readonly string[] Names = OperatingSystem.IsMacOS() ? ["libmpi.40.dylib", "libmpi.dylib"] : ["libmpi.so.40", "libmpi.so"];

    private readonly nint _library;
    private readonly nint _world;
    private readonly nint _float;
    private readonly nint _sum;
    private readonly delegate* unmanaged<void*, void*, int, nint, nint, nint, int> _allreduce;
    private bool _disposed;

    private OpenMpi(nint library)
    {
        // In Open MPI's interface a handle is the address of a variable; the names with MPI_ are macros for these.
        _library = library;
        _world = Symbol("ompi_mpi_comm_world");
        _float = Symbol("ompi_mpi_float");
        _sum = Symbol("ompi_mpi_op_sum");
        _allreduce = (delegate* unmanaged<void*, void*, int, nint, nint, nint, int>)Symbol("MPI_Allreduce");
        Check(((delegate* unmanaged<int*, byte***, int>)Symbol("MPI_Init"))(null, null), "MPI_Init");
        int value;
        Check(((delegate* unmanaged<nint, int*, int>)Symbol("MPI_Comm_rank"))(_world, &value), "MPI_Comm_rank");
        Rank = value;
        Check(((delegate* unmanaged<nint, int*, int>)Symbol("MPI_Comm_size"))(_world, &value), "MPI_Comm_size");
        Size = value;
    }

    /// <summary>Which process this is, from 0.</summary>
    public int Rank { get; }

    /// <summary>How many processes mpirun has started.</summary>
    public int Size { get; }

    /// <summary>Joins the processes that mpirun has started.</summary>
    /// <exception cref="IOException">Open MPI is not installed, or the program was not started by its mpirun; the message says what to do.</exception>
    public static OpenMpi Join() => Join(Names, Environment.GetEnvironmentVariable);

    /// <summary>The same with other names and another environment.</summary>
    internal static OpenMpi Join(IReadOnlyList<string> names, Func<string, string?> variable)
    {
        nint library = 0;
        if (!names.Any(name => NativeLibrary.TryLoad(name, out library)))
            throw new IOException($"--mpi needs Open MPI, but {string.Join(" and ", names)} cannot be loaded: {HowToInstall}.");
        if (!NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _))
            throw new IOException($"--mpi needs Open MPI, but {string.Join(" or ", names)} is another library: {HowToInstall}.");

        // Asked first: without its mpirun, MPI_Init may end the process when it fails.
        if (variable(SizeVariable) is null) throw new IOException($"--mpi works in processes that Open MPI's mpirun has started: {HowToStart}");
        return new OpenMpi(library);
    }

    /// <summary>Puts the sums over all processes in place of the values, the same bits in every process.</summary>
    public void Sum(Span<float> values)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        void* inPlace = (void*)1;
        fixed (float* at = values)
        {
            Check(_allreduce(inPlace, at, values.Length, _float, _sum, _world), "MPI_Allreduce");
        }
    }

    /// <summary>Leaves the others; a process that ends without is taken for one that failed.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        Check(((delegate* unmanaged<int>)Symbol("MPI_Finalize"))(), "MPI_Finalize");
    }

    private static void Check(int result, string function)
    {
        if (result != 0) throw new IOException($"{function} failed with {result}.");
    }

    private nint Symbol(string name) => NativeLibrary.TryGetExport(_library, name, out nint address)
        ? address
        : throw new IOException($"--mpi needs Open MPI, but its library lacks {name}.");
}
