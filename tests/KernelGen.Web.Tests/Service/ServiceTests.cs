extern alias server;

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using KernelGen.Data;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Pictures;
using KernelGen.Samples.Training;
using KernelGen.Tests.Support;
using server::KernelGen.Samples.Server;

namespace KernelGen.Web.Tests.Service;

/// <summary>Digits and pictures over HTTP, and everything that a client can get wrong.</summary>
public sealed class ServiceTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private static readonly LabeledImages Digits = DigitSets.Shipped().Test;

    [Fact]
    public async Task TestDigitsAreReadFromRawBytes()
    {
        int correct = 0;
        for (int i = 0; i < 50; i++)
        {
            JsonNode answer = await PostDigitAsync(Digits.Image(i).Pixels.ToArray(), "application/octet-stream");
            float[] scores = [.. answer["scores"]!.AsArray().Select(score => score!.GetValue<float>())];
            Assert.Equal(10, scores.Length);
            Assert.Equal(1, scores.Sum(), 1e-5f);
            Assert.Equal(scores.Max(), answer["confidence"]!.GetValue<float>());
            if (answer["digit"]!.GetValue<int>() == Digits.Labels[i]) correct++;
        }

        Assert.InRange(correct, 48, 50);
    }

    [Fact]
    public async Task ADigitInAPngIsReadLikeItsBytes()
    {
        var picture = new Picture(28, 28, 1);
        Digits.Image(3).Pixels.CopyTo(picture.Pixels);
        JsonNode raw = await PostDigitAsync(picture.Pixels, "application/octet-stream");
        Assert.Equal(raw.ToJsonString(), (await PostDigitAsync(Codec.WritePng(picture), "image/png")).ToJsonString());
        JsonNode larger = await PostDigitAsync(
            [.. Enumerable.Range(0, 56 * 84).Select(i => picture.Pixels[(i / 84 / 2 * 28) + (i % 84 / 3)])], "application/octet-stream", "?width=84&height=56");
        Assert.Equal(Digits.Labels[3], larger["digit"]!.GetValue<int>());
    }

    [Fact]
    public async Task AFilteredPictureIsTheLoopsResult()
    {
        var picture = new Picture(53, 37, 3);
        new Random(5).NextBytes(picture.Pixels);
        using HttpResponseMessage answer = await service.Client.PostAsync("/filter/Sharpen", Body(Codec.WritePng(picture), "image/png"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Picture filtered = Codec.Read(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((53, 37), (filtered.Width, filtered.Height));
        for (int y = 0; y < 37; y++)
        {
            for (int x = 0; x < 53; x++)
            {
                for (int c = 0; c < 3; c++)
                {
                    int At(int row, int column) => picture.Row(Mirror(row, 37))[(Mirror(column, 53) * 3) + c];
                    int sum = (5 * At(y, x)) - At(y - 1, x) - At(y + 1, x) - At(y, x - 1) - At(y, x + 1);
                    Assert.Equal(Math.Clamp(sum, 0, 255), filtered.Row(y)[(x * 3) + c]);
                }
            }
        }
    }

    [Fact]
    public async Task EveryNamedFilterAnswersAndTheRootNamesThem()
    {
        string help = await service.Client.GetStringAsync("/");
        byte[] picture = Codec.WritePng(new Picture(4, 3, 3));
        foreach (string name in FilterEndpoint.Names)
        {
            using HttpResponseMessage answer = await service.Client.PostAsync($"/filter/{name}", Body(picture, "image/png"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(name, help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/digit", "application/octet-stream", 0, "The body is empty")]
    [InlineData("/digit", "application/octet-stream", 783, "A raw picture of 28 x 28 has 784 bytes, but 783 were sent.")]
    [InlineData("/digit?width=10&height=5", "application/octet-stream", 49, "A raw picture of 10 x 5 has 50 bytes, but 49 were sent.")]
    [InlineData("/digit?width=x", "application/octet-stream", 784, "'width' must be a whole number from 1 to 65535, not 'x'.")]
    [InlineData("/digit?height=0", "application/octet-stream", 784, "'height' must be a whole number from 1 to 65535, not '0'.")]
    [InlineData("/digit", "application/octet-stream", 784, "The picture has no contrast")]
    [InlineData("/digit", "image/png", 100, "The body is not a picture")]
    [InlineData("/filter/blur", "image/png", 0, "The body is empty")]
    [InlineData("/filter/blur", "text/plain", 100, "The body is not a picture")]
    public async Task ABadUploadGets400WithTheReason(string path, string type, int length, string reason) =>
        await RefusedAsync(HttpStatusCode.BadRequest, reason, path, Body(new byte[length], type));

    [Fact]
    public async Task ADamagedPictureGets400AtEveryPlace()
    {
        var picture = new Picture(40, 30, 3);
        new Random(2).NextBytes(picture.Pixels);
        byte[] png = Codec.WritePng(picture);
        for (int length = 9; length < png.Length - 12; length += 211)
        {
            using HttpResponseMessage answer = await service.Client.PostAsync("/filter/blur", Body(png[..length], "image/png"));
            Assert.Equal((length, HttpStatusCode.BadRequest), (length, answer.StatusCode));
        }
    }

    [Fact]
    public async Task AJpegCutAtAnyPlaceGets400AndNoRequestLastsForEver()
    {
        // An 8 x 8 ramp, written by OpenCV.
        byte[] jpeg = Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoK" +
            "CgoKBggLDAsKDAkKCgr/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF" +
            "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW" +
            "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi" +
            "4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AK/w2/4NuP8AV/8AFBen/Lt/9av/2Q==");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (int length = 3; length < jpeg.Length - 2; length += 7)
        {
            using HttpResponseMessage answer = await service.Client.PostAsync("/filter/blur", Body(jpeg[..length], "image/jpeg"), limit.Token);
            Assert.Equal((length, HttpStatusCode.BadRequest), (length, answer.StatusCode));
        }
    }

    [Fact]
    public async Task AnUnknownFilterGets404WithTheNames() =>
        await RefusedAsync(HttpStatusCode.NotFound, "There is no filter 'blurr'; there are identity, blur,", "/filter/blurr", Body([1], "image/png"));

    [Fact]
    public async Task APictureOfTooManyPixelsGets413BeforeItIsDecoded()
    {
        // The header of a PNG of 60,000 x 60,000 and nothing behind it.
        byte[] png = Codec.WritePng(new Picture(1, 1, 1));
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "The picture has 60000 x 60000 pixels", "/digit", Body(png, "image/png"));
    }

    [Fact]
    public async Task OtherMethodsGet405()
    {
        using HttpResponseMessage answer = await service.Client.GetAsync("/digit");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public void ReadingADigitAllocatesNothing()
    {
        byte[] pixels = Digits.Image(0).Pixels.ToArray();
        float[] scores = new float[10];
        service.Reader.TryRead(new(pixels, 28, 28), scores);
        Assert.Equal(0, Allocation.Of(() => service.Reader.TryRead(new(pixels, 28, 28), scores)));
    }

    [Fact]
    public void UnderLoadNothingButOneWorkspaceForEachThreadThatMeetsIsAllocated()
    {
        const int threads = 12, calls = 3000;
        using var reader = new DigitReader();
        byte[] pixels = Digits.Image(0).Pixels.ToArray();
        reader.TryRead(new(pixels, 28, 28), new float[10]);
        var allocated = new long[threads * calls];
        using var start = new Barrier(threads);
        int collections = GC.CollectionCount(0);
        Thread[] all = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            Span<float> scores = stackalloc float[10];
            start.SignalAndWait();
            for (int i = 0; i < calls; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                reader.TryRead(new(pixels, 28, 28), scores);
                allocated[(thread * calls) + i] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }))];
        foreach (Thread thread in all) thread.Start();
        foreach (Thread thread in all) thread.Join();

        // A garbage collection adds what was left of each thread's allocation buffer, less than a workspace; at most once a thread.
        Assert.InRange(LeNet5.WorkspaceBytes, Allocation.Buffer, int.MaxValue);
        collections = GC.CollectionCount(0) - collections;
        Assert.InRange(allocated.Count(bytes => bytes is > 0 and <= Allocation.Buffer), 0, collections * threads);

        // A workspace with its alignment, the header of its array and the object around it.
        long[] added = [.. allocated.Where(bytes => bytes > Allocation.Buffer)];
        Assert.All(added, bytes => Assert.InRange(bytes, LeNet5.WorkspaceBytes, LeNet5.WorkspaceBytes + 256 + (collections == 0 ? 0 : Allocation.Buffer)));
        Assert.InRange(added.Length, 0, threads - 1);
    }

    [Fact]
    public async Task TheLoadTestSaysRequestsAndAllocations()
    {
        var output = new StringWriter();
        var error = new StringWriter();
        Assert.Equal(0, await server::KernelGen.Samples.Server.Load.LoadCommand.RunAsync(["1", "4"], output, error));
        Assert.Matches("requests +[0-9,]+ a second", output.ToString());
        Assert.Matches("KernelGen +[0-9,]+ bytes allocated in [0-9,]+ calls", output.ToString());
        Assert.Equal(1, await server::KernelGen.Samples.Server.Load.LoadCommand.RunAsync(["0"], output, error));
        Assert.Contains("1 to 60", error.ToString(), StringComparison.Ordinal);
    }

    private async Task RefusedAsync(HttpStatusCode status, string reason, string path, HttpContent body)
    {
        using HttpResponseMessage answer = await service.Client.PostAsync(path, body);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((status, text), (answer.StatusCode, text));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        JsonNode problem = JsonNode.Parse(text)!;
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        Assert.StartsWith(reason, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> PostDigitAsync(byte[] body, string type, string query = "")
    {
        using HttpResponseMessage answer = await service.Client.PostAsync("/digit" + query, Body(body, type));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static ByteArrayContent Body(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    private static int Mirror(int place, int size) => place < 0 ? -place : place >= size ? (2 * size) - 2 - place : place;
}
