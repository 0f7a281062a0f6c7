using System.Reflection;
using System.Reflection.Emit;

namespace KernelGen.Generator.Tests.Support;

/// <summary>What a method calls, what that calls, and so on, as far as one assembly goes; by the IL, so that no indirection is missed but virtual calls.</summary>
internal static class ReachableMethods
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(c => c.Value);

    /// <summary>The methods that are reached, each with the one that calls it.</summary>
    public static IReadOnlyDictionary<MethodBase, MethodBase?> From(IEnumerable<Type> types)
    {
        var callers = new Dictionary<MethodBase, MethodBase?>();
        var open = new Queue<MethodBase>();
        foreach (MethodBase start in types.SelectMany(t => t.GetMembers(All)).OfType<MethodBase>())
        {
            callers.Add(start, null);
            open.Enqueue(start);
        }

        while (open.TryDequeue(out MethodBase? method))
        {
            foreach (MethodBase called in Called(method).SelectMany(WithInitializer))
            {
                if (called.Module == method.Module && callers.TryAdd(called, method))
                {
                    open.Enqueue(called);
                }
            }
        }

        return callers;
    }

    /// <summary>The chain of callers that leads to a method, for messages.</summary>
    public static string Path(IReadOnlyDictionary<MethodBase, MethodBase?> callers, MethodBase method)
    {
        var names = new List<string>();
        for (MethodBase? at = method; at is not null; at = callers[at])
        {
            names.Insert(0, $"{at.DeclaringType!.Name}.{at.Name}");
        }

        return string.Join(" > ", names);
    }

    private static IEnumerable<MethodBase> WithInitializer(MethodBase method) =>
        method.DeclaringType?.TypeInitializer is { } initializer ? [method, initializer] : [method];

    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
        {
            yield break;
        }

        Type[] ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (int at = 0; at < il.Length;)
        {
            int first = il[at++];
            OpCode code = Codes[unchecked((short)(first == 0xFE ? 0xFE00 | il[at++] : first))];
            switch (code.OperandType)
            {
                case OperandType.InlineMethod:
                    MethodBase called = method.Module.ResolveMethod(BitConverter.ToInt32(il, at), ofType, ofMethod)!;
                    yield return called;

                    // A state machine runs where it is made.
                    foreach (MethodBase step in called.DeclaringType?.Name.StartsWith('<') == true ? called.DeclaringType.GetMethods(All) : [])
                    {
                        yield return step;
                    }

                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at++;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }
}
