// dotnet run -c Release                       draws a picture, filters it and prints both
// dotnet run -c Release -- in.pgm out.pgm     filters a file
using System.Diagnostics;
using KernelGen;
using KernelGenTemplate;

Picture picture = args.Length > 0 ? Picture.Load(args[0]) : Picture.Draw(72, 24);
var blurred = picture with { Pixels = new byte[picture.Pixels.Length] };
var outline = picture with { Pixels = new byte[picture.Pixels.Length] };

Filter();                                               // the first call compiles
long start = Stopwatch.GetTimestamp();
Filter();
TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

if (args.Length > 1)
    outline.Save(args[1]);
else if (args.Length == 0)
    Console.Write($"{picture}\n{outline}");
Console.WriteLine($"{picture.Width}x{picture.Height} pixels blurred and outlined in {elapsed.TotalMicroseconds:F1} us");

void Filter()
{
    Filters.Blur(
        new ReadOnlyImageView<byte>(picture.Pixels, picture.Width, picture.Height),
        new ImageView<byte>(blurred.Pixels, picture.Width, picture.Height));
    Filters.Outline(
        new ReadOnlyImageView<byte>(blurred.Pixels, picture.Width, picture.Height),
        new ImageView<byte>(outline.Pixels, picture.Width, picture.Height));
}
