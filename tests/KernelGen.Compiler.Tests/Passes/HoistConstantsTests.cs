using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Passes;

public sealed class HoistConstantsTests
{
    private readonly Buffer _b = Scalars.Out("b", 100);

    /// <summary>Zero needs no register of its own, and what is no vector is written where it is used.</summary>
    [Fact]
    public void VectorConstantsAreNamedOnceInFrontOfAll()
    {
        static Constant Four(double number) => new(number, Scalars.Four);
        Function plain = Scalars.Function([_b], builder => builder.Loop("i", 2, i =>
        {
            builder.Store(_b, 0, Four(3).Plus(Four(-2)));
            builder.Store(_b, 4, Four(0.5).Plus(Four(3)));
            builder.Store(_b, 8, Four(0).Plus(Four(-0.25)));
            builder.Store(_b, 12, Four(3_000_000_000).Plus(Four(int.MaxValue)));
            builder.Store(_b, i, new Constant(3, Scalars.Float));
        }));
        Assert.Equal(
            """
            let all3: f32x4 = 3
            let minus2: f32x4 = -2
            let tap2: f32x4 = 0.5
            let tap3: f32x4 = -0.25
            let tap4: f32x4 = 3000000000
            let tap5: f32x4 = 2147483647
            for i in 0 .. 2 by 1
              b[0..4] = Add(all3, minus2)
              b[4..4] = Add(tap2, all3)
              b[8..4] = Add(0, tap3)
              b[12..4] = Add(tap4, tap5)
              b[i..1] = 3
            """,
            Verifier.Check(HoistConstants.Apply(plain)).Body());
    }
}
