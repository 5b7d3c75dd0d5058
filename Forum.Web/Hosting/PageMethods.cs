using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Forum.Web.Hosting;

/// <summary>405 for a method no handler of the page answers. Razor Pages would run the page without a handler: an empty page, or a fault of ours.</summary>
internal sealed class PageMethods(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page || ErrorPages.IsAnswering(context)) return next(context);
        var allowed = Allowed(page).ToList();
        if (allowed.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase)) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = string.Join(", ", allowed);
        return Task.CompletedTask;
    }

    /// <summary>Every page is shown by GET and HEAD, with a handler or without.</summary>
    private static IEnumerable<string> Allowed(CompiledPageActionDescriptor page) => page.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Union(["GET", "HEAD"]);
}

/// <summary>
/// A value of the address that cannot be read (page=9e9, an id beyond 64 bits) names no page: 404. In a form it is a request nobody of good faith sends: 400.
/// So is a form whose ?handler= no handler has. Texts are never « unreadable »: their rules are the use cases'.
/// </summary>
internal sealed class ReadableValues : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var isForm = !HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method);
        var page = context.ActionDescriptor;
        var values = page.BoundProperties.Concat(context.HandlerMethod?.Parameters ?? []);
        var unreadable = values.Where(v => !IsText(v.ParameterType)).Any(v => context.ModelState[v.BindingInfo?.BinderModelName ?? v.Name] is { ValidationState: Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid });
        var unhandled = isForm && context.HandlerMethod is null && !ErrorPages.IsAnswering(context.HttpContext);
        if (unreadable || unhandled) context.Result = new StatusCodeResult(isForm ? StatusCodes.Status400BadRequest : StatusCodes.Status404NotFound);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    private static bool IsText(Type type) => type == typeof(string) || typeof(IEnumerable<string>).IsAssignableFrom(type);
}

/// <summary>Remembers that the refusal was the form's token, so that its page says « la page a expiré » and not « illisible ».</summary>
internal sealed class ExpiredForms : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is Microsoft.AspNetCore.Mvc.Core.Infrastructure.IAntiforgeryValidationFailedResult) ErrorPages.SayExpired(context.HttpContext);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
