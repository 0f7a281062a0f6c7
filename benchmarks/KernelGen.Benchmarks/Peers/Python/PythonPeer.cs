using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace KernelGen.Benchmarks.Peers.Python;

/// <summary>
/// A library that is reached through Python: a child process that runs an embedded script and answers line by line. It does
/// nothing between requests, and it times its own runs, so neither the pipe nor the parent disturbs what is measured.
/// </summary>
internal sealed class PythonPeer : IPeer
{
    /// <summary>Names the Python to use; without it the usual places are tried.</summary>
    public const string Variable = "KERNELGEN_PYTHON";

    private readonly string _script;
    private int _slots;
    private Process? _process;
    private Stream? _requests;
    private Stream? _answers;

    private PythonPeer(string name, string script, string installHint)
    {
        Name = name;
        _script = script;
        InstallHint = installHint;
    }

    public string Name { get; }

    public string InstallHint { get; }

    /// <summary>The library's version; <see cref="Start"/> has asked for it.</summary>
    public string? Version { get; private set; }

    /// <summary>PyTorch.</summary>
    public static PythonPeer PyTorch() => new("pytorch", "pytorch.py", Hint("python3-torch", "torch"));

    /// <summary>OpenCV.</summary>
    public static PythonPeer OpenCv() => new("opencv", "opencv.py", Hint("python3-opencv", "cv2"));

    public string? Start()
    {
        string? reason = null;
        foreach (string python in Candidates())
        {
            try
            {
                Launch(python);
                string first = ReadLine();
                if (first.StartsWith("ready ", StringComparison.Ordinal))
                {
                    Version = first["ready ".Length..];
                    return null;
                }

                reason = first;
            }
            catch (Exception exception) when (exception is Win32Exception or IOException)
            {
                reason ??= exception is Win32Exception ? "no Python" : exception.Message;
            }

            Dispose();
        }

        return reason;
    }

    /// <summary>Sends one array; the shape multiplies to its length.</summary>
    public void SendInput<T>(string name, string dtype, ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        var line = new StringBuilder("input ").Append(name).Append(' ').Append(dtype);
        foreach (int extent in shape)
            line.Append(CultureInfo.InvariantCulture, $" {extent}");
        WriteLine(line.ToString());
        _requests!.Write(MemoryMarshal.AsBytes(values));
        _requests.Flush();
        Expect();
    }

    /// <summary>Makes work from the inputs sent before and returns the slot that holds it.</summary>
    public int Build(string json)
    {
        int slot = ++_slots;
        Ask(string.Create(CultureInfo.InvariantCulture, $"build {slot} {json}"));
        return slot;
    }

    /// <summary>Forgets a slot's work.</summary>
    public void Drop(int slot) => Ask(string.Create(CultureInfo.InvariantCulture, $"drop {slot}"));

    /// <summary>Does the work once from its initial state and returns the results.</summary>
    public IReadOnlyDictionary<string, float[]> Output(int slot)
    {
        int count = int.Parse(Ask(string.Create(CultureInfo.InvariantCulture, $"output {slot}")), CultureInfo.InvariantCulture);
        var results = new Dictionary<string, float[]>();
        for (int i = 0; i < count; i++)
        {
            string[] head = ReadLine().Split(' ');
            var values = new float[int.Parse(head[1], CultureInfo.InvariantCulture)];
            _answers!.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            results[head[0]] = values;
        }

        return results;
    }

    /// <summary>Does the work several times; the nanoseconds as the child measured them.</summary>
    public double Run(int slot, int iterations) =>
        double.Parse(Ask(string.Create(CultureInfo.InvariantCulture, $"run {slot} {iterations}")), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (_process is null)
            return;
        _requests?.Dispose(); // the end of its input ends the child
        if (!_process.WaitForExit(2000))
            _process.Kill();
        _process.Dispose();
        _process = null;
    }

    private static string Hint(string package, string module) =>
        $"install it with 'apt-get install {package}', or set {Variable} to a Python that has {module}";

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
            return [chosen];

        // Debian's own Python first: it is the one that Debian's packages belong to.
        return OperatingSystem.IsWindows() ? ["python"] : ["/usr/bin/python3", "python3"];
    }

    private void Launch(string python)
    {
        var start = new ProcessStartInfo(python)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        KeptMemory.In(start);
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Resource("protocol.py") + "\n" + Resource(_script));
        _process = Process.Start(start)!;
        _requests = new BufferedStream(_process.StandardInput.BaseStream, 1 << 16);
        _answers = new BufferedStream(_process.StandardOutput.BaseStream, 1 << 16);
    }

    private static string Resource(string file)
    {
        using Stream stream = typeof(PythonPeer).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The script {file} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private string Ask(string request)
    {
        WriteLine(request);
        _requests!.Flush();
        return Expect();
    }

    private string Expect()
    {
        string line = ReadLine();
        if (line == "ok")
            return "";
        if (line.StartsWith("ok ", StringComparison.Ordinal))
            return line[3..];
        throw new InvalidOperationException($"{Name} answered: {line}");
    }

    private void WriteLine(string line) => _requests!.Write(Encoding.UTF8.GetBytes(line + "\n"));

    private string ReadLine()
    {
        var bytes = new List<byte>();
        while (_answers!.ReadByte() is var next && next != '\n')
        {
            if (next < 0)
                throw new IOException($"the {Name} process ended");
            bytes.Add((byte)next);
        }

        return Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(bytes));
    }
}
