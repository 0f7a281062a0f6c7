using System.Globalization;
using System.Text.Json;
using KernelGen.Samples.LeNet;
using StbImageSharp;

namespace KernelGen.Samples.Server;

/// <summary><c>POST /digit</c>: a picture of one digit, or its gray bytes; answers which digit, and how sure.</summary>
internal sealed class DigitEndpoint(DigitReader reader)
{
    private const int RawSide = 28;

    /// <summary>Answers one request.</summary>
    public Task HandleAsync(HttpContext context) => RefusedException.GuardAsync(context, AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        using Upload upload = await Upload.ReadAsync(request, context.RequestAborted);
        Write(context.Response, IsRaw(request) ? Raw(request, upload) : Encoded(upload));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static bool IsRaw(HttpRequest request) =>
        request.ContentType is { } type && type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase);

    private Answer Raw(HttpRequest request, in Upload upload)
    {
        int width = Size(request, "width");
        int height = Size(request, "height");
        return upload.Length == (long)width * height
            ? Read(new(upload.Bytes, width, height))
            : throw new RefusedException(400, $"A raw picture of {width} x {height} has {(long)width * height} bytes, but {upload.Length} were sent.");
    }

    private Answer Encoded(in Upload upload)
    {
        ImageResult picture = PictureDecoder.Decode(upload, ColorComponents.Grey);
        return Read(new(picture.Data, picture.Width, picture.Height));
    }

    private Answer Read(ReadOnlyImageView<byte> gray)
    {
        var answer = default(Answer);
        return reader.TryRead(gray, answer.Scores) ? answer : throw new RefusedException(400, "The picture has no contrast, so there is no digit on it.");
    }

    private static int Size(HttpRequest request, string name)
    {
        if (!request.Query.TryGetValue(name, out var values)) return RawSide;
        return int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size is >= 1 and <= 65_535
            ? size
            : throw new RefusedException(400, $"'{name}' must be a whole number from 1 to 65535, not '{values[0]}'.");
    }

    private static void Write(HttpResponse response, Answer answer)
    {
        response.ContentType = "application/json";
        ReadOnlySpan<float> scores = answer.Scores;
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best]) best = i;
        using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteNumber("digit"u8, best);
        json.WriteNumber("confidence"u8, scores[best]);
        json.WriteStartArray("scores"u8);
        foreach (float score in scores) json.WriteNumberValue(score);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Ten probabilities without an array.</summary>
    [System.Runtime.CompilerServices.InlineArray(LeNet5.OutputLength)]
    private struct Answer
    {
        private float _first;

        [System.Diagnostics.CodeAnalysis.UnscopedRef]
        public Span<float> Scores => this;
    }
}
