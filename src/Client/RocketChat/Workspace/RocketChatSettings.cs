using System.Text.Json;

namespace Framewright.RocketChat;

/// <summary>The server's settings and the user's preferences: read by type, changed with a typed refusal.</summary>
public static class RocketChatSettings
{
    private const string ReadReceipts = "Message_Read_Receipt_Enabled";

    /// <summary>The value as a text; null when there is none.</summary>
    /// <param name="setting">The setting.</param>
    /// <exception cref="InvalidOperationException">The value is something else.</exception>
    public static string? AsText(this Setting setting) => Value(setting) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw Mistaken(setting, value, "a text")
        : null;

    /// <summary>The value as a truth value; null when there is none.</summary>
    /// <param name="setting">The setting.</param>
    /// <exception cref="InvalidOperationException">The value is something else.</exception>
    public static bool? AsFlag(this Setting setting) => Value(setting) is { } value
        ? value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Mistaken(setting, value, "a truth value")
        : null;

    /// <summary>The value as a number; null when there is none.</summary>
    /// <param name="setting">The setting.</param>
    /// <exception cref="InvalidOperationException">The value is something else.</exception>
    public static double? AsNumber(this Setting setting) => Value(setting) is { } value
        ? value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Mistaken(setting, value, "a number")
        : null;

    /// <summary>Reads the public settings and keeps them current from then on.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The settings. Dispose them when they need not be current any more.</returns>
    public static Task<PublicSettings> WatchPublicSettingsAsync(this IRocketChatClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return PublicSettings.StartAsync(client, cancellationToken);
    }

    /// <summary>Gives a setting a text.</summary>
    /// <param name="client">The client.</param>
    /// <param name="id">The setting's name.</param>
    /// <param name="value">The text.</param>
    /// <param name="proof">The code of the second factor, when the server asked for it; null otherwise.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still change it.</param>
    /// <exception cref="NotAllowedException">The user may not change the setting.</exception>
    /// <exception cref="CallException">The server refused for another reason; it asks for a second factor with <see cref="RefusalKind.SecondFactor"/>.</exception>
    public static async ValueTask SetSettingAsync(this IRocketChatClient client, string id, string value, SecondFactorProof? proof = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        await NotAllowedException.GuardAsync(Changing(id), client.SaveTextSettingsAsync([new NewTextSetting { Id = id, Value = value }], proof, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Gives a setting a number.</summary>
    /// <param name="client">The client.</param>
    /// <param name="id">The setting's name.</param>
    /// <param name="value">The number.</param>
    /// <param name="proof">The code of the second factor, when the server asked for it; null otherwise.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still change it.</param>
    /// <exception cref="NotAllowedException">The user may not change the setting.</exception>
    /// <exception cref="CallException">The server refused for another reason; it asks for a second factor with <see cref="RefusalKind.SecondFactor"/>.</exception>
    public static async ValueTask SetSettingAsync(this IRocketChatClient client, string id, double value, SecondFactorProof? proof = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        await NotAllowedException.GuardAsync(Changing(id), client.SaveNumberSettingsAsync([new NewNumberSetting { Id = id, Value = value }], proof, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Gives a setting a truth value.</summary>
    /// <param name="client">The client.</param>
    /// <param name="id">The setting's name.</param>
    /// <param name="value">The truth value.</param>
    /// <param name="proof">The code of the second factor, when the server asked for it; null otherwise.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still change it.</param>
    /// <exception cref="NotAllowedException">The user may not change the setting.</exception>
    /// <exception cref="CallException">The server refused for another reason; it asks for a second factor with <see cref="RefusalKind.SecondFactor"/>.</exception>
    public static async ValueTask SetSettingAsync(this IRocketChatClient client, string id, bool value, SecondFactorProof? proof = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        await NotAllowedException.GuardAsync(Changing(id), client.SaveFlagSettingsAsync([new NewFlagSetting { Id = id, Value = value }], proof, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Turns read receipts of the whole server on or off. On Rocket.Chat they are the server's, not the user's.</summary>
    /// <param name="client">The client.</param>
    /// <param name="isEnabled">Whether there are read receipts.</param>
    /// <param name="proof">The code of the second factor, when the server asked for it; null otherwise.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still change it.</param>
    /// <exception cref="NotAllowedException">The user may not change that.</exception>
    /// <exception cref="CallException">The server refused for another reason.</exception>
    public static ValueTask SetReadReceiptsAsync(this IRocketChatClient client, bool isEnabled, SecondFactorProof? proof = null, CancellationToken cancellationToken = default) =>
        client.SetSettingAsync(ReadReceipts, isEnabled, proof, cancellationToken);

    /// <summary>Changes the user's own preferences; what is not set stays.</summary>
    /// <param name="client">The client.</param>
    /// <param name="preferences">What changes.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still change them.</param>
    /// <exception cref="NotAllowedException">The server lets nobody, or not this user, change them.</exception>
    /// <exception cref="CallException">The server refused for another reason.</exception>
    public static async ValueTask UpdatePreferencesAsync(this IRocketChatClient client, UserPreferences preferences, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        await NotAllowedException.GuardAsync("change preferences", client.SaveUserPreferencesAsync(preferences, cancellationToken)).ConfigureAwait(false);
    }

    private static string Changing(string id) => $"change the setting '{id}'";

    private static JsonElement? Value(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return setting.Value is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value ? value : null;
    }

    // The value itself may be a password.
    private static InvalidOperationException Mistaken(Setting setting, JsonElement value, string wanted) =>
        new($"The setting '{setting.Id}' is not {wanted}: its value is of the JSON kind {value.ValueKind}.");
}
