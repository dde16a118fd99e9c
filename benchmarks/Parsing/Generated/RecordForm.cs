using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>Bodies as records, with strings of their own.</summary>
internal readonly struct RecordForm : IBodyForm
{
    public static void Fold(BodyShape shape, ReadOnlySpan<byte> frame, ViewScratch scratch, Slot body, ref ExtractedChecksum checksum)
    {
        switch (shape)
        {
            case BodyShape.Message:
                MessageRecordFold.Item(0, RocketChatClientStreams.RoomMessages.Record(frame, scratch, body), ref checksum);
                break;
            case BodyShape.History:
                FoldHistory(MessageHistoryView.Record(frame, scratch, body), ref checksum);
                break;
            case BodyShape.Activity:
                FoldActivity(RocketChatClientStreams.RoomActivity.Record(frame, scratch, body), ref checksum);
                break;
            case BodyShape.Presence:
                FoldPresence(PresenceView.Record(frame, scratch, body), ref checksum);
                break;
            case BodyShape.SubscriptionChange:
                FoldChange(RocketChatClientStreams.SubscriptionsChanged.Record(frame, scratch, body), ref checksum);
                break;
            case BodyShape.Login:
                FoldLogin(LoginResultView.Record(frame, scratch, body), ref checksum);
                break;
        }
    }

    private static void FoldHistory(MessageHistory history, ref ExtractedChecksum checksum)
    {
        int index = 0;
        foreach (Message message in history.Messages)
            MessageRecordFold.Item(index++, message, ref checksum);
    }

    private static void FoldActivity(UserActivity activity, ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.ActiveUser, activity.Username);
        int index = 0;
        foreach (Activity item in activity.Activities)
            checksum.Item(Member.Activities, index++, item.Value);
    }

    private static void FoldPresence(Presence presence, ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.PresenceUserId, presence.UserId);
        checksum.Text(Member.PresenceUsername, presence.Username);
        checksum.Number(Member.PresenceStatus, presence.Status);
        checksum.Text(Member.PresenceText, presence.Text);
    }

    private static void FoldChange(SubscriptionChange change, ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.Change, change.Change.Value);
        RoomSubscription subscription = change.Subscription;
        ExtractedChecksum nested = checksum.Nested();
        nested.Text(Member.Id, subscription.Id);
        nested.Text(Member.RoomId, subscription.RoomId);
        nested.Number(Member.Unread, subscription.UnreadCount);
        nested.Flag(Member.Alert, subscription.HasAlert);
        nested.Date(Member.LastSeen, subscription.LastSeenAt);
        checksum.Object(Member.Subscription, nested);
    }

    private static void FoldLogin(LoginResult login, ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.LoginUserId, login.UserId);
        checksum.Text(Member.LoginToken, login.Token);
        checksum.Date(Member.LoginExpiry, login.TokenExpires);
        checksum.Text(Member.LoginType, login.Type);
    }
}
