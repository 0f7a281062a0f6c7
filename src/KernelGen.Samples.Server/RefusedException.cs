using System.Text.Json;

namespace KernelGen.Samples.Server;

/// <summary>A request that is answered with a status of its own and the reason as problem details (RFC 9457).</summary>
internal sealed class RefusedException(int status, string reason) : Exception(reason)
{
    public int Status => status;

    /// <summary>Runs a handler; a refusal becomes the answer, and what the client still sends is read and thrown away.</summary>
    public static async Task GuardAsync(HttpContext context, Func<HttpContext, Task> handler)
    {
        try
        {
            await handler(context);
        }
        catch (RefusedException refused)
        {
            byte[] problem = refused.ToJson();
            context.Response.StatusCode = refused.Status;
            context.Response.ContentType = "application/problem+json";
            context.Response.ContentLength = problem.Length;
            await context.Response.Body.WriteAsync(problem, context.RequestAborted);
            await context.Response.CompleteAsync();
            await Upload.DiscardAsync(context.Request, context.RequestAborted);
        }
    }

    private byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("status"u8, Status);
            json.WriteString("title"u8, Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(Status));
            json.WriteString("detail"u8, Message);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
