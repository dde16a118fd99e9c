using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>Bodies as views over the frame.</summary>
internal readonly struct ViewForm : IBodyForm
{
    public static void Fold(BodyShape shape, ReadOnlySpan<byte> frame, ViewScratch scratch, Slot body, ref ExtractedChecksum checksum)
    {
        switch (shape)
        {
            case BodyShape.Message:
                MessageViewFold.Item(0, RocketChatClientStreams.RoomMessages.View(frame, scratch, body), ref checksum);
                break;
            case BodyShape.History:
                FoldHistory(MessageHistoryView.View(frame, scratch, body), ref checksum);
                break;
            case BodyShape.Activity:
                FoldActivity(RocketChatClientStreams.RoomActivity.View(frame, scratch, body), ref checksum);
                break;
            case BodyShape.Presence:
                FoldPresence(PresenceView.View(frame, scratch, body), ref checksum);
                break;
            case BodyShape.SubscriptionChange:
                FoldChange(RocketChatClientStreams.SubscriptionsChanged.View(frame, scratch, body), ref checksum);
                break;
            case BodyShape.Login:
                FoldLogin(LoginResultView.View(frame, scratch, body), ref checksum);
                break;
        }
    }

    private static void FoldHistory(MessageHistoryView history, ref ExtractedChecksum checksum)
    {
        int index = 0;
        foreach (MessageView message in history.Messages)
            MessageViewFold.Item(index++, message, ref checksum);
    }

    private static void FoldActivity(UserActivityView activity, ref ExtractedChecksum checksum)
    {
        ViewTexts.Fold(Member.ActiveUser, activity.Username, ref checksum);
        int index = 0;
        foreach (Activity item in activity.Activities)
            checksum.Item(Member.Activities, index++, item.Value);
    }

    private static void FoldPresence(PresenceView presence, ref ExtractedChecksum checksum)
    {
        ViewTexts.Fold(Member.PresenceUserId, presence.UserId, ref checksum);
        ViewTexts.Fold(Member.PresenceUsername, presence.Username, ref checksum);
        checksum.Number(Member.PresenceStatus, presence.Status);
        ViewTexts.Fold(Member.PresenceText, presence.Text, ref checksum);
    }

    private static void FoldChange(SubscriptionChangeView change, ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.Change, change.Change.Value);
        RoomSubscriptionView subscription = change.Subscription;
        ExtractedChecksum nested = checksum.Nested();
        ViewTexts.Fold(Member.Id, subscription.Id, ref nested);
        ViewTexts.Fold(Member.RoomId, subscription.RoomId, ref nested);
        nested.Number(Member.Unread, subscription.UnreadCount);
        nested.Flag(Member.Alert, subscription.HasAlert);
        nested.Date(Member.LastSeen, subscription.LastSeenAt);
        checksum.Object(Member.Subscription, nested);
    }

    private static void FoldLogin(LoginResultView login, ref ExtractedChecksum checksum)
    {
        ViewTexts.Fold(Member.LoginUserId, login.UserId, ref checksum);
        ViewTexts.Fold(Member.LoginToken, login.Token, ref checksum);
        checksum.Date(Member.LoginExpiry, login.TokenExpires);
        ViewTexts.Fold(Member.LoginType, login.Type, ref checksum);
    }
}
