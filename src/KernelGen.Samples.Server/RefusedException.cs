using System.Text.Json;

namespace KernelGen.Samples.Server;

/// <summary>A request that is answered with a status of its own and the reason as problem details (RFC 9457).</summary>
internal sealed class RefusedException(int status, string reason) : Exception(reason)
{
    public int Status => status;

    /// <summary>Runs a handler; a refusal becomes the answer.</summary>
    public static async Task GuardAsync(HttpContext context, Func<HttpContext, Task> handler)
    {
        try
        {
            await handler(context);
        }
        catch (RefusedException refused)
        {
            context.Response.StatusCode = refused.Status;
            context.Response.ContentType = "application/problem+json";
            await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
            json.WriteStartObject();
            json.WriteNumber("status"u8, refused.Status);
            json.WriteString("title"u8, Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(refused.Status));
            json.WriteString("detail"u8, refused.Message);
            json.WriteEndObject();
        }
    }
}
