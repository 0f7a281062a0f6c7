using System.Runtime.Intrinsics;
using KernelGen.Compiler.Ir;

namespace KernelGen.Generator.Tests.Support;

/// <summary>What one operation does to the bits of four lanes.</summary>
internal interface ILaneOperation
{
    static abstract Vector128<int> Of(Vector128<int> left, Vector128<int> right);
}

/// <summary>Operations on lanes, four at once: the type of the operation is known to the JIT, so nothing is called for each lane.</summary>
internal static class LaneOperations
{
    /// <summary>The operation as a method over all lanes of a result and two operands.</summary>
    public static Action<int[], int[], int[]> Of(BinaryOperator op, bool isFloat) => (op, isFloat) switch
    {
        (BinaryOperator.Add, true) => Run<AddFloats>,
        (BinaryOperator.Subtract, true) => Run<SubtractFloats>,
        (BinaryOperator.Multiply, true) => Run<MultiplyFloats>,
        (BinaryOperator.Divide, true) => Run<DivideFloats>,
        (BinaryOperator.Minimum, true) => Run<Smaller>,
        (BinaryOperator.Maximum, true) => Run<Larger>,
        (BinaryOperator.LessThan, true) => Run<Less>,
        (BinaryOperator.LessOrEqual, true) => Run<LessOrEqual>,
        (BinaryOperator.Equal, true) => Run<Same>,
        (BinaryOperator.Add, false) => Run<AddWhole>,
        (BinaryOperator.Subtract, false) => Run<SubtractWhole>,
        (BinaryOperator.And, _) => Run<And>,
        (BinaryOperator.Or, _) => Run<Or>,
        (BinaryOperator.ExclusiveOr, _) => Run<ExclusiveOr>,
        _ => throw new NotSupportedException(op.ToString()),
    };

    /// <summary><c>sign · left · right + addend</c>, rounded once.</summary>
    public static void MultiplyAdd(int[] y, float sign, int[] left, int[] right, int[] addend)
    {
        if (y.Length == Vector512<int>.Count)
        {
            Vector512.FusedMultiplyAdd(sign * Vector512.Create(left).AsSingle(), Vector512.Create(right).AsSingle(), Vector512.Create(addend).AsSingle()).AsInt32().CopyTo(y);
            return;
        }

        int i = 0;
        for (; i + 4 <= y.Length; i += 4)
        {
            MultiplyAdd(sign, Vector128.Create(left, i), Vector128.Create(right, i), Vector128.Create(addend, i)).CopyTo(y, i);
        }

        for (; i < y.Length; i++)
        {
            y[i] = MultiplyAdd(sign, Vector128.CreateScalar(left[i]), Vector128.CreateScalar(right[i]), Vector128.CreateScalar(addend[i])).ToScalar();
        }
    }

    private static Vector128<int> MultiplyAdd(float sign, Vector128<int> left, Vector128<int> right, Vector128<int> addend) =>
        Vector128.FusedMultiplyAdd(sign * left.AsSingle(), right.AsSingle(), addend.AsSingle()).AsInt32();

    private static void Run<T>(int[] y, int[] left, int[] right)
        where T : ILaneOperation
    {
        int i = 0;
        for (; i + 4 <= y.Length; i += 4)
        {
            T.Of(Vector128.Create(left, i), Vector128.Create(right, i)).CopyTo(y, i);
        }

        for (; i < y.Length; i++)
        {
            y[i] = T.Of(Vector128.CreateScalar(left[i]), Vector128.CreateScalar(right[i])).ToScalar();
        }
    }

    private readonly struct AddFloats : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => (left.AsSingle() + right.AsSingle()).AsInt32();
    }

    private readonly struct SubtractFloats : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => (left.AsSingle() - right.AsSingle()).AsInt32();
    }

    private readonly struct MultiplyFloats : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => (left.AsSingle() * right.AsSingle()).AsInt32();
    }

    private readonly struct DivideFloats : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => (left.AsSingle() / right.AsSingle()).AsInt32();
    }

    private readonly struct Smaller : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => Vector128.ConditionalSelect(Less.Of(left, right), left, right);
    }

    private readonly struct Larger : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => Vector128.ConditionalSelect(Less.Of(right, left), left, right);
    }

    private readonly struct Less : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => Vector128.LessThan(left.AsSingle(), right.AsSingle()).AsInt32();
    }

    private readonly struct LessOrEqual : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => Vector128.LessThanOrEqual(left.AsSingle(), right.AsSingle()).AsInt32();
    }

    private readonly struct Same : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => Vector128.Equals(left.AsSingle(), right.AsSingle()).AsInt32();
    }

    private readonly struct AddWhole : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => left + right;
    }

    private readonly struct SubtractWhole : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => left - right;
    }

    private readonly struct And : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => left & right;
    }

    private readonly struct Or : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => left | right;
    }

    private readonly struct ExclusiveOr : ILaneOperation
    {
        public static Vector128<int> Of(Vector128<int> left, Vector128<int> right) => left ^ right;
    }
}
