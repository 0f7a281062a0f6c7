using System.Reflection;
using System.Runtime.InteropServices;

namespace KernelGen.Generator.Tests.Support;

/// <summary>Methods of the runtime that kernels call, run over the interpreter's memory.</summary>
internal static unsafe class RuntimeCaller
{
    /// <summary>A call that finds its places and numbers anew each time.</summary>
    public static Action Bind(string name, IReadOnlyList<(BufferPlace Place, InterpretedIndex Index)> regions, IReadOnlyList<InterpretedIndex> numbers)
    {
        MethodInfo method = Find(name);
        return () =>
        {
            // Memory is that of many buffers, and must not move while the method has pointers to it.
            GCHandle[] held = [.. regions.Select(r => GCHandle.Alloc(r.Place.Memory, GCHandleType.Pinned))];
            try
            {
                IEnumerable<object> pointers = regions.Zip(
                    held, (region, handle) => Pointer.Box((float*)handle.AddrOfPinnedObject() + region.Place.Offset + region.Index.Value, typeof(float*)));
                method.Invoke(null, [.. pointers, .. numbers.Select(n => (object)(nint)n.Value)]);
            }
            finally
            {
                Array.ForEach(held, h => h.Free());
            }
        };
    }

    /// <summary>The method of a name such as <c>WinogradWeights.Forward</c>.</summary>
    public static MethodInfo Find(string name)
    {
        string[] names = name.Split('.');
        Type type = typeof(NetworkAttribute).Assembly.GetType("KernelGen.Runtime." + names[0], throwOnError: true)!;
        return type.GetMethod(names[1], BindingFlags.Public | BindingFlags.Static)!;
    }
}
