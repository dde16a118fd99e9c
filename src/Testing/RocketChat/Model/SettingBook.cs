using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>The settings of the workspace. Guarded by the workspace's lock.</summary>
internal sealed class SettingBook
{
    private readonly Workspace workspace;
    private readonly SortedDictionary<string, Setting> settings = new(StringComparer.Ordinal);

    public SettingBook(Workspace workspace)
    {
        this.workspace = workspace;
        Set("Site_Name", "Rocket.Chat", isPublic: true);
        Set("Message_MaxAllowedSize", workspace.Options.MaxMessageLength, isPublic: true);
        Set("FileUpload_MaxFileSize", workspace.Options.MaxUploadBytes, isPublic: true);
        Set("Message_ShowDeletedStatus", workspace.Options.ShowsDeletedMessages, isPublic: true);
        Set("Message_Read_Receipt_Enabled", false, isPublic: true);
    }

    public IEnumerable<Setting> Public => settings.Values.Where(setting => setting.IsPublic);

    public IEnumerable<Setting> Private => settings.Values.Where(setting => !setting.IsPublic);

    public JsonNode? Value(string id) => settings.GetValueOrDefault(id)?.Value;

    public void Set(string id, JsonNode? value, bool isPublic)
    {
        var setting = settings[id] = new Setting(id, value?.DeepClone(), isPublic, workspace.Clock.Next());
        if (isPublic)
            workspace.Broadcast.Publish(Broadcast.NotifyAll, "public-settings-changed", ["updated", setting.ToDocument()]);
        else
            workspace.Broadcast.Publish(Broadcast.NotifyLogged, "private-settings-changed", ["updated", setting.ToDocument()]);
    }
}
