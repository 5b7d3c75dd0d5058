namespace Forum.Web.Live;

/// <summary>The other nodes of this place. There are none, unless Forum:Live:Redis is set (<see cref="RedisNodes"/>).</summary>
public class Nodes
{
    public virtual bool Exist => false;

    /// <summary>Never blocks, never throws. What is lost on the way leaves a gap in the numbers, and whoever notices it reads the store.</summary>
    public virtual void Tell(NodeEvent happened) { }
}
