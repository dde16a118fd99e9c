using System.Collections.Concurrent;

namespace Framewright.RocketChat;

/// <summary>
/// The settings that everybody may read, by name, as they are now: changes arrive by a subscription, and after a break of the connection all are read again.
/// All members may be used from any thread.
/// </summary>
public sealed class PublicSettings : IAsyncDisposable
{
    private readonly IRocketChatClient client;
    private readonly Watch<SettingChange> watch;
    private readonly ConcurrentDictionary<string, Setting> settings = new(StringComparer.Ordinal);

    private PublicSettings(IRocketChatClient client, Watch<SettingChange> watch)
    {
        this.client = client;
        this.watch = watch;
    }

    /// <summary>All of them by name. The dictionary follows the server, so that two looks at it may differ.</summary>
    public IReadOnlyDictionary<string, Setting> All => settings;

    /// <summary>Ends when the settings are not kept current any more: in order when they were disposed, with the error otherwise.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>One of them; null when the server has none of that name, or not for everybody.</summary>
    /// <param name="id">The setting's name, such as <c>Site_Name</c>.</param>
    public Setting? this[string id] => settings.GetValueOrDefault(id);

    /// <summary>Stops following changes; what was read stays.</summary>
    public ValueTask DisposeAsync() => watch.DisposeAsync();

    internal static async Task<PublicSettings> StartAsync(IRocketChatClient client, CancellationToken cancellationToken)
    {
        // Subscribed first: what changes while the settings are read waits, and is applied on top.
        var watch = await Watch<SettingChange>.StartAsync(client.Connection, async (handler, options) =>
            await client.SubscribeToPublicSettingsChangedAsync(handler, options, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var all = new PublicSettings(client, watch);
        try
        {
            all.Replace(await client.GetPublicSettingsAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await watch.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        all.Completion = all.FollowAsync();
        return all;
    }

    private async Task FollowAsync()
    {
        await foreach (var change in watch.ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (change is { Change: var kind, Setting: var setting })
            {
                if (kind == ChangeKind.Removed) settings.TryRemove(setting.Id, out _);
                else settings[setting.Id] = setting;
            }

            // Behind the change, which may be older than the gap; the list is newer than both.
            if (watch.TakeGap()) Replace(await watch.ReadAgainAsync(client.GetPublicSettingsAsync, CancellationToken.None).ConfigureAwait(false));
        }
    }

    private void Replace(IReadOnlyList<Setting> present)
    {
        var ids = present.Select(setting => setting.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var setting in present) settings[setting.Id] = setting;
        foreach (var gone in settings.Keys.Where(id => !ids.Contains(id))) settings.TryRemove(gone, out _);
    }
}
