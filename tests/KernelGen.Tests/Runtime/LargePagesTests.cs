using System.Globalization;
using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

public sealed unsafe class LargePagesTests
{
    [Fact]
    public void LinuxIsAskedForLargePagesWhereALargePageFits()
    {
        // A file of this name is there where the system knows large pages, whether it gives any or not.
        if (!File.Exists("/sys/kernel/mm/transparent_hugepage/enabled"))
        {
            return;
        }

        var memory = new AlignedMemory(4 << 20);
        nuint place = (nuint)memory.Pointer + (8 << 20);
        Assert.Contains("hg", FlagsOf(place));
        memory.Span.Fill(1);
        Assert.Equal(1, memory.Span[^1]);
        GC.KeepAlive(memory);
    }

    /// <summary>The flags that the system keeps for the range of memory that holds an address.</summary>
    private static string[] FlagsOf(nuint address)
    {
        bool isInside = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            string first = line.Split(' ')[0];
            if (first.Split('-') is [var start, var end] && TryRead(start, out nuint from) && TryRead(end, out nuint to))
            {
                isInside = from <= address && address < to;
            }
            else if (isInside && first == "VmFlags:")
            {
                return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
        }

        return [];
    }

    private static bool TryRead(string text, out nuint value) => nuint.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out value);
}
