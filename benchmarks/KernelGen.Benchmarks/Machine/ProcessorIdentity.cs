using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Json.Serialization;

namespace KernelGen.Benchmarks.Machine;

/// <summary>Which processor this is: two machines with equal values are taken for the same kind.</summary>
/// <param name="Vendor">The vendor as the processor gives it, for example <c>GenuineIntel</c>; the architecture where it gives none.</param>
/// <param name="Family">The family's number; 0 outside x86.</param>
/// <param name="Model">The model's number; 0 outside x86.</param>
/// <param name="Name">The name as the system gives it.</param>
internal sealed record ProcessorIdentity(string Vendor, int Family, int Model, string Name)
{
    /// <summary>The name and the numbers, as tables give them.</summary>
    [JsonIgnore]
    public string Title
    {
        get
        {
            string name = Name.Replace("(R)", "", StringComparison.Ordinal).Replace("(TM)", "", StringComparison.Ordinal);
            return Family == 0 ? name : FormattableString.Invariant($"{name} (family {Family} model {Model})");
        }
    }

    /// <summary>The vendor, the numbers and the name in lower-case letters, digits, points and hyphens.</summary>
    [JsonIgnore]
    public string FileName
    {
        get
        {
            var text = new StringBuilder();
            foreach (char c in FormattableString.Invariant($"{Vendor} {Family} {Model} {Name}"))
            {
                if (char.IsAsciiLetterOrDigit(c) || c == '.')
                    text.Append(char.ToLowerInvariant(c));
                else if (text.Length > 0 && text[^1] != '-')
                    text.Append('-');
            }

            return text.ToString().Trim('-', '.') + ".json";
        }
    }

    /// <summary>Asks the processor and the system.</summary>
    public static ProcessorIdentity Read()
    {
        if (!X86Base.IsSupported)
            return new(RuntimeInformation.ProcessArchitecture.ToString(), 0, 0, CpuName.Read());
        (_, int b, int c, int d) = X86Base.CpuId(0, 0);
        ReadOnlySpan<int> vendor = [b, d, c];
        (int family, int model) = Numbers(X86Base.CpuId(1, 0).Eax);
        return new(Encoding.ASCII.GetString(MemoryMarshal.AsBytes(vendor)).TrimEnd('\0', ' '), family, model, CpuName.Read());
    }

    /// <summary>Family and model from the signature that leaf 1 of CPUID gives in EAX.</summary>
    internal static (int Family, int Model) Numbers(int signature)
    {
        int family = (signature >> 8) & 15, model = (signature >> 4) & 15;
        if (family is 6 or 15)
            model += ((signature >> 16) & 15) << 4;
        return (family == 15 ? family + ((signature >> 20) & 255) : family, model);
    }
}
