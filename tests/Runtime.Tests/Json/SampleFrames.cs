namespace Framewright.Runtime.Tests.Json;

/// <summary>Frames as a chat server sends them.</summary>
internal static class SampleFrames
{
    public const string Message =
        """{"_id":"pLm8dQ2vXcR7sTn4K","rid":"GENERAL","msg":"caf\u00e9 \"quoted\" \ud83d\ude00 – ok\n","ts":{"$date":1718000000123},"u":{"_id":"u1","username":"alice"},"mentions":[{"_id":"u2","username":"bob"},{"_id":"u3","username":"c\/d"}],"reactions":{":+1:":["bob","alice"],":x\u0031:":[]},"score":-12.5e-1,"unread":false,"groupable":true,"t":null,"extra":{"deep":[[1,2.0,{"k":[]}],"z"]}}""";

    public static readonly string[] All =
    [
        $$$"""{"msg":"changed","collection":"stream-messages","id":"id","fields":{"eventName":"GENERAL","args":[{{{Message}}}]}}""",
        """{"msg":"result","id":"17","result":{"update":[{"_id":"r1","lm":{"$date":1700000000000},"usersCount":12}],"remove":[]}}""",
        """ { "msg" : "result" , "id" : "m3" , "error" : { "isClientSafe" : true , "error" : 403 , "reason" : "no\ttab\u0009" , "details" : null } } """,
        """["a",[],{},[{}],-0,0.1,1E+2,true,false,null,"\ud800 lone","\\\/\b\f\n\r\t\""]""",
    ];
}
