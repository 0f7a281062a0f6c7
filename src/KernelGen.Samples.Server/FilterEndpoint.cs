using System.Buffers;
using StbImageSharp;
using StbImageWriteSharp;
using ColorComponents = StbImageSharp.ColorComponents;

namespace KernelGen.Samples.Server;

/// <summary><c>POST /filter/{name}</c>: a picture in, the filtered picture out as a PNG.</summary>
internal static class FilterEndpoint
{
    private const int Channels = 3;

    private static readonly Dictionary<string, Filter> Filters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["identity"] = ColourKernels.Identity,
        ["blur"] = ColourKernels.Blur,
        ["sharpen"] = ColourKernels.Sharpen,
        ["outline"] = ColourKernels.Outline,
        ["emboss"] = ColourKernels.Emboss,
        ["top-sobel"] = ColourKernels.TopSobel,
        ["left-sobel"] = ColourKernels.LeftSobel,
        ["right-sobel"] = ColourKernels.RightSobel,
        ["bottom-sobel"] = ColourKernels.BottomSobel,
    };

    private delegate void Filter(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    public static IEnumerable<string> Names => Filters.Keys;

    /// <summary>Answers one request.</summary>
    public static Task HandleAsync(HttpContext context) => RefusedException.GuardAsync(context, AnswerAsync);

    private static async Task AnswerAsync(HttpContext context)
    {
        string name = (string)context.Request.RouteValues["name"]!;
        if (!Filters.TryGetValue(name, out Filter? filter))
            throw new RefusedException(404, $"There is no filter '{name}'; there are {string.Join(", ", Names)}.");

        using Upload upload = await Upload.ReadAsync(context.Request, context.RequestAborted);
        ImageResult picture = PictureDecoder.Decode(upload, ColorComponents.RedGreenBlue);
        byte[] filtered = ArrayPool<byte>.Shared.Rent(picture.Data.Length);
        try
        {
            filter(new(picture.Data, picture.Width, picture.Height, Channels), new(filtered, picture.Width, picture.Height, Channels));
            context.Response.ContentType = "image/png";
            new ImageWriter().WritePng(
                filtered, picture.Width, picture.Height, StbImageWriteSharp.ColorComponents.RedGreenBlue, context.Response.BodyWriter.AsStream(leaveOpen: true));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(filtered);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
