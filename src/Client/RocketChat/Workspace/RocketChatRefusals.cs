namespace Framewright.RocketChat;

/// <summary>Sorts what a server refuses by what can be done about it; the codes themselves are in <see cref="RocketChatErrors"/>.</summary>
public static class RocketChatRefusals
{
    extension(CallException error)
    {
        /// <summary>Why the server refused, of the few reasons that a program acts on; <see cref="CallException.Advice"/> says it to people.</summary>
        public RefusalKind Refusal => KindOf(error.Code);
    }

    private static RefusalKind KindOf(string? code) => code switch
    {
        RocketChatErrors.NotAllowed or RocketChatErrors.ActionNotAllowed or RocketChatErrors.NotAuthorized or RocketChatErrors.Unauthorized
            or RocketChatErrors.PermissionMissing or RocketChatErrors.AccessDenied or RocketChatErrors.NoPermission
            or RocketChatErrors.SubscriptionNotAllowed or RocketChatErrors.NotPermitted or RocketChatErrors.NoAccess => RefusalKind.NotAllowed,
        RocketChatErrors.InvalidRoom or RocketChatErrors.UnknownRoom or RocketChatErrors.RoomNotFound or RocketChatErrors.RoomDoesNotExist
            or RocketChatErrors.InvalidChannel or RocketChatErrors.UnknownChannel => RefusalKind.UnknownRoom,
        RocketChatErrors.InvalidUser or RocketChatErrors.UserNotFound or RocketChatErrors.UnknownUser or RocketChatErrors.NoSuchUser
            or RocketChatErrors.InvalidDesiredUser => RefusalKind.UnknownUser,
        RocketChatErrors.UserNotInRoom or RocketChatErrors.InvalidSubscription or RocketChatErrors.SubscriptionNotFound => RefusalKind.NotAMember,
        RocketChatErrors.RoomNameTaken or RocketChatErrors.AlreadyOwner or RocketChatErrors.AlreadyModerator or RocketChatErrors.AlreadyLeader
            or RocketChatErrors.KeysExist or RocketChatErrors.RoomKeyExists => RefusalKind.AlreadyExists,
        RocketChatErrors.InvalidRoomName => RefusalKind.InvalidName,
        RocketChatErrors.LastOwner or RocketChatErrors.LastOwnerStays => RefusalKind.LastOwner,
        RocketChatErrors.MessageTooLong or RocketChatErrors.TextTooLong => RefusalKind.TooLong,
        RocketChatErrors.TooManyRequests or RocketChatErrors.TooManyHttpRequests => RefusalKind.TooFast,
        RocketChatErrors.SecondFactorRequired or RocketChatErrors.SecondFactorInvalid => RefusalKind.SecondFactor,
        RocketChatErrors.MethodNotFound => RefusalKind.UnknownMethod,
        _ => RefusalKind.Other,
    };
}
