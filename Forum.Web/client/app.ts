import '@hotwired/turbo';
import './thread';
import './lists';
import './tiles';
