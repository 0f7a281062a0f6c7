using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class LearnTests
{
    [Fact]
    public async Task E5_LearnPrintsTheCoursesTable()
    {
        ProgramRun run = await ProgramRun.Of("learn");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "Step 5, loss 3.968",
                "Step 10, loss 0.448",
                "Step 15, loss 0.052",
                "Step 20, loss 0.006",
                "Step 25, loss 0.001",
                "Step 30, loss 0.000",
                "weight [[0.9969, -0.9993]]",
                "bias [0.0013]",
            ],
            run.Lines);
    }

    [Fact]
    public void E5_TheLossesAgreeToFiveDigits()
    {
        var losses = new List<float>();
        (float[] weight, float bias) = Learning.EdgeLesson.Learn((_, loss) => losses.Add(loss));
        float[] wanted = [3.96812f, 0.44820f, 0.05154f, 0.00618f, 0.00081f, 0.00012f];
        for (int i = 0; i < wanted.Length; i++)
            Assert.Equal(wanted[i], losses[(5 * i) + 4], 0.00001f);
        Assert.Equal(0.99694f, weight[0], 0.00001f);
        Assert.Equal(-0.99928f, weight[1], 0.00001f);
        Assert.Equal(0.00131f, bias, 0.00001f);
    }
}
