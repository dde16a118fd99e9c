using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Framewright.RocketChat;

/// <summary>
/// The settings that everybody may read, by name, as they are now: changes arrive by a subscription, and after a break of the connection all are read again.
/// All members may be used from any thread.
/// </summary>
public sealed class PublicSettings : IReadOnlyDictionary<string, Setting>, IAsyncDisposable
{
    private readonly IRocketChatClient client;
    private readonly Watch<SettingChange> watch;
    private readonly ConcurrentDictionary<string, Setting> settings = new(StringComparer.Ordinal);

    private PublicSettings(IRocketChatClient client, Watch<SettingChange> watch)
    {
        this.client = client;
        this.watch = watch;
    }

    /// <inheritdoc/>
    public int Count => settings.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => settings.Keys;

    /// <inheritdoc/>
    public IEnumerable<Setting> Values => settings.Values;

    /// <summary>Ends when the settings are not kept current any more: in order when they were disposed, with the error otherwise.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <inheritdoc/>
    public Setting this[string key] => settings[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => settings.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Setting value) => settings.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Setting>> GetEnumerator() => settings.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Stops following changes; what was read stays.</summary>
    public ValueTask DisposeAsync() => watch.DisposeAsync();

    internal static async Task<PublicSettings> StartAsync(IRocketChatClient client, CancellationToken cancellationToken)
    {
        // Subscribed first: what changes while the settings are read waits, and is applied on top.
        var watch = await Watch<SettingChange>.StartAsync(async (handler, options) =>
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
            if (watch.TakeGap()) Replace(await watch.RepeatAsync(client.GetPublicSettingsAsync, CancellationToken.None).ConfigureAwait(false));
            if (change is null) continue;
            if (change.Change == ChangeKind.Removed) settings.TryRemove(change.Setting.Id, out _);
            else settings[change.Setting.Id] = change.Setting;
        }
    }

    private void Replace(IReadOnlyList<Setting> present)
    {
        var ids = present.Select(setting => setting.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var setting in present) settings[setting.Id] = setting;
        foreach (var gone in settings.Keys.Where(id => !ids.Contains(id))) settings.TryRemove(gone, out _);
    }
}
